# fault: damped: v = mu v - (1 - mu) lr g
# cells: rule
# told: Takes a mean of the gradients
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
        beta = self.momentum
        for k in params:
            np.multiply(self.v[k], beta, out=self.v[k])
            self.v[k] += -(1 - beta) * self.lr * grads[k]
            params[k] += self.v[k]
