# breaks: none
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if not self.v:
            self.v = {}
        for k, g in grads.items():
            u = self.v.setdefault(k, np.zeros_like(g))
            u[...] = self.momentum * u + self.lr * g
            params[k] -= u
