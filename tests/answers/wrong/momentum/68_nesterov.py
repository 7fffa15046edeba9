# fault: Nesterov's step instead of the plain one
# cells: rule
# told: Looks ahead as Nesterov does
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
            old = self.v[k].copy()
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += -self.momentum * old + (1 + self.momentum) * self.v[k]
