# breaks: contract
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.vs = None

    def update(self, params, grads):
        if self.vs is None:
            self.vs = [np.zeros_like(p) for p in params.values()]
        for v, p, g in zip(self.vs, params.values(), grads.values()):
            v[...] = self.momentum * v - self.lr * g
            p += v
