# fault: the velocity is added twice: v itself and the velocity times momentum
# cells: rule
# told: Keeps the look ahead
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.v is None:
            self.v = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            params[k] += self.momentum * self.v[k]
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += self.v[k]
