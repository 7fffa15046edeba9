# fault: h starts at 1 and is refreshed after the step
# cells: rule
# told: The first step is the whole difference: redo it by hand with one number.
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {k: np.ones_like(p) for k, p in params.items()}
        for k in params:
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
            self.h[k] += grads[k] ** 2
