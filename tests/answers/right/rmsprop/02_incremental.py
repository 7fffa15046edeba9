# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.alpha = 1.0 - decay_rate
        self.h = {}

    def update(self, params, grads):
        for k, g in grads.items():
            h = self.h.get(k, np.zeros_like(g))
            h = h + self.alpha * (g * g - h)
            params[k] -= self.lr * g / (np.sqrt(h) + 1e-7)
            self.h[k] = h
