# breaks: contract
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * g * g
            g /= np.sqrt(self.h[k]) + 1e-7
            g *= self.lr
            params[k] -= g
