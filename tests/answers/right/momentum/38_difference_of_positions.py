# breaks: none
class Momentum:
    """The heavy ball: the last displacement is this position minus the one before."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.before = {}

    def update(self, params, grads):
        for k, p in params.items():
            here = p.copy()
            displacement = here - self.before.get(k, here)
            p += self.momentum * displacement - self.lr * grads[k]
            self.before[k] = here
