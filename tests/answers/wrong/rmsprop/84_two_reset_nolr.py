# fault: h is zeroed in every call, and lr is missing
# cells: rule
# told: Ignores the learning rate and forgets everything between calls
class RMSprop:
    """Divide each step by the root of a fading mean of squared gradients."""

    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        h = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            h[k] = self.decay_rate * h[k] + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= grads[k] / (np.sqrt(h[k]) + 1e-7)
