# fault: rates exchanged, and no root
# cells: rule
# told: Swaps the two shares and forgets the root
class RMSprop:
    """Divide each step by the root of a fading mean of squared gradients."""

    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            self.h[k] = (1 - self.decay_rate) * self.h[k] + self.decay_rate * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (self.h[k] + 1e-7)
