# fault: v is already the downhill displacement, but it is subtracted
# cells: rule
# told: Ascends
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.v is None:
            self.v = {}
            for k, p in params.items():
                self.v[k] = np.zeros_like(p)
        for k in params:
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] -= self.v[k]
