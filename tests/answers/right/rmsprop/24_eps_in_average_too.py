# breaks: epsilon
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}
        self.eps = 1e-7

    def update(self, params, grads):
        for k, g in grads.items():
            self.h.setdefault(k, np.zeros_like(g))
            self.h[k] = self.decay_rate * self.h[k] + (1 - self.decay_rate) * (g ** 2 + self.eps)
            params[k] -= self.lr * g / np.sqrt(self.h[k])
