# breaks: contract
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            g = grads[k]
            g *= -self.lr
            if k in self.v:
                g += self.momentum * self.v[k]
            self.v[k] = g.copy()
            params[k] += g
