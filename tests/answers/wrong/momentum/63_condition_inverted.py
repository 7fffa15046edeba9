# fault: the velocities are made anew whenever they exist (condition turned around), and first by an except
# cells: rule
# told: Forgets the velocity
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        try:
            if self.v is not None:
                self.v = {k: np.zeros_like(p) for k, p in params.items()}
            for k in params:
                self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
                params[k] += self.v[k]
        except TypeError:
            self.v = {k: np.zeros_like(p) for k, p in params.items()}
            self.update(params, grads)
