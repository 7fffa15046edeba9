# fault: self.lr itself is divided by the root: it shrinks for ever
# cells: rule
# told: Overwrites the learning rate
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
            self.lr = self.lr / (np.sqrt(np.mean(self.h[k])) + 1e-7)
            params[k] -= self.lr * grads[k]
