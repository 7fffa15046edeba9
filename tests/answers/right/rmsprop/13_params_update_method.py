# breaks: contract
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def _moment(self, k, g):
        self.h[k] = self.decay_rate * self.h.get(k, 0) + (1 - self.decay_rate) * g * g
        return self.h[k]

    def update(self, params, grads):
        params.update((k, params[k] - self.lr * g / (np.sqrt(self._moment(k, g)) + 1e-7)) for k, g in grads.items())
