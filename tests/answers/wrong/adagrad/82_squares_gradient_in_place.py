# fault: the gradient is squared in place: the caller's grads change, and the step uses the square
# cells: rule
# told: Squares the numerator
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            g = grads[k]
            g *= g
            self.h[k] += g
            params[k] -= self.lr * g / (np.sqrt(self.h[k]) + 1e-7)
