# breaks: none
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {}
        for k, g in grads.items():
            self.h[k] = np.hypot(self.h.get(k, 0.0), g)
            params[k] -= self.lr * (g / (self.h[k] + 1e-7))
