# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def accumulate(self, h, g):
        return h + g * g

    def update(self, params, grads):
        for k, g in grads.items():
            self.h[k] = self.accumulate(self.h.get(k, np.zeros_like(g)), g)
            params[k] -= self.lr * g / (np.sqrt(self.h[k]) + 1e-7)

class RMSprop(AdaGrad):
    """AdaGrad that forgets."""
    def __init__(self, lr=0.01, decay_rate=0.99):
        super().__init__(lr)
        self.decay_rate = decay_rate

    def accumulate(self, h, g):
        return self.decay_rate * h + (1 - self.decay_rate) * (g * g)
