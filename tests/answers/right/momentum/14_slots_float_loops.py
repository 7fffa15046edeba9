# breaks: none
class Momentum:
    __slots__ = ["lr", "momentum", "v"]

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            n = params[k].size
            if k not in self.v:
                self.v[k] = [0.0] * n
            for i in range(n):
                self.v[k][i] = self.momentum * self.v[k][i] - self.lr * float(grads[k].flat[i])
                params[k].flat[i] += self.v[k][i]
