# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.rms = {}

    def update(self, params, grads):
        a = self.decay_rate ** 0.5
        b = (1 - self.decay_rate) ** 0.5
        for k in params:
            self.rms[k] = np.hypot(a * self.rms.get(k, 0.0), b * grads[k])
            params[k] -= self.lr * (grads[k] / (self.rms[k] + 1e-7))
