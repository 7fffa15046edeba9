# fault: absolute values are summed instead of squares
# cells: rule
# told: Sums absolute gradients
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {k: np.zeros_like(p) for k, p in params.items()}
        for k, g in grads.items():
            self.h[k] = self.h[k] + abs(g)
            params[k] -= self.lr / (np.sqrt(self.h[k]) + 1e-7) * g
