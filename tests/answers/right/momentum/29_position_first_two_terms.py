# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k, g in grads.items():
            v = self.v.get(k)
            if v is None:
                v = np.zeros_like(g)
            # move in two pieces, then remember the total move
            params[k] += self.momentum * v
            params[k] -= self.lr * g
            self.v[k] = self.momentum * v - self.lr * g
