# breaks: contract
class Momentum:
    v = {}

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        Momentum.v = {}

    def update(self, params, grads):
        for k in params:
            Momentum.v[k] = self.momentum * Momentum.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += Momentum.v[k]
