# breaks: contract
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    @staticmethod
    def _flatten(d):
        return np.concatenate([a.reshape(-1) for a in d.values()])

    def update(self, params, grads):
        g = self._flatten(grads)
        if self.v is None:
            self.v = np.zeros_like(g)
        self.v = self.momentum * self.v - self.lr * g
        pos = 0
        for p in params.values():
            p += self.v[pos:pos + p.size].reshape(p.shape)
            pos += p.size
