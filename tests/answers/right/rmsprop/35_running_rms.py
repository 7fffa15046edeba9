# breaks: none
class RMSprop:
    """Stores the root itself, and squares it again."""

    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.rms = {}

    def update(self, params, grads):
        for k, g in grads.items():
            r = self.rms.get(k, np.zeros_like(g))
            self.rms[k] = np.sqrt(self.decay_rate * r ** 2 + (1 - self.decay_rate) * g ** 2)
            params[k] -= self.lr * g / (self.rms[k] + 1e-7)
