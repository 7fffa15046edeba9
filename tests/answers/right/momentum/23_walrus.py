# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            if (v := self.v.get(k)) is None:
                v = self.v[k] = np.zeros_like(params[k])
            params[k] += (v := self.momentum * v - self.lr * grads[k])
            self.v[k] = v
