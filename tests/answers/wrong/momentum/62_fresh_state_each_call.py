# fault: the velocities are made anew in every update
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
        v = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            v[k] = self.momentum * v[k] - self.lr * grads[k]
            params[k] += v[k]
        self.v = v
