# breaks: none
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {k: np.zeros(np.shape(p)) for k, p in params.items()}
        for k in params:
            self.h[k] = self.h[k] + grads[k] * grads[k]
            rate = self.lr / np.add(np.power(self.h[k], 0.5), 1e-7)
            params[k] -= np.multiply(rate, grads[k])
