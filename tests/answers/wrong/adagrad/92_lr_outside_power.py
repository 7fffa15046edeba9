# fault: divides by h ** 2 in place of the root
# cells: rule
# told: Takes the wrong root
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
            self.h[k] += grads[k] ** 2
            params[k] -= self.lr * grads[k] / (self.h[k] ** 2 + 1e-7)
