# fault: eps is inside the root
# cells: epsilon
# told: Puts `eps` inside the root
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
            self.h[k] += np.square(grads[k])
            params[k] -= self.lr * grads[k] / np.sqrt(self.h[k] + 1e-7)
