# breaks: contract
_h = {}

class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        _h.clear()

    def update(self, params, grads):
        for k in params:
            _h[k] = self.decay_rate * _h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(_h[k]) + 1e-7)
