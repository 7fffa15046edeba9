# fault: squares of lr times the gradient are collected
# cells: contract, epsilon
# told: Adds up steps in place of gradients
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
            step = self.lr * grads[k]
            self.h[k] += step ** 2
            params[k] -= self.lr * step / (np.sqrt(self.h[k]) + 1e-7)
