# breaks: none
class SGD:
    __init__ = lambda self, lr=0.01: setattr(self, "lr", lr)
    update = lambda self, params, grads: [params[k].__isub__(self.lr * grads[k]) for k in params] and None
