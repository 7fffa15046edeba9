# breaks: none
class RMSprop:
    """Keeps the sum without 1 - decay_rate and puts the factor into the root."""

    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.s = dict()

    def update(self, params, grads):
        scale = np.sqrt(1 - self.decay_rate)
        for k in params:
            self.s[k] = self.decay_rate * self.s.get(k, 0.0) + np.square(grads[k])
            params[k] -= self.lr * grads[k] / (scale * np.sqrt(self.s[k]) + 1e-7)
