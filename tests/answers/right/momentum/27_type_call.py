# breaks: none
Momentum = type(
    "Momentum",
    (object,),
    dict(
        __init__=lambda self, lr=0.01, momentum=0.9: self.__dict__.update(lr=lr, momentum=momentum, v={}),
        update=lambda self, params, grads: [
            np.add(params[k], self.v.setdefault(k, np.zeros(params[k].shape)), out=params[k])
            for k in params
            if self.v.update({k: self.momentum * self.v.get(k, np.zeros(params[k].shape)) - self.lr * grads[k]}) is None
        ],
    ),
)
