# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.v[k] = v = self.momentum * self.v.get(k, 0.0) - self.lr * g
            params[k] += v
