# breaks: none
class RMSprop:
    """s = rho*s + g^2, then h = (1-rho)*s"""

    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.s = {}

    def update(self, params, grads):
        for k in params:
            if k in self.s:
                self.s[k] = self.decay_rate * self.s[k] + grads[k] ** 2
            else:
                self.s[k] = grads[k] ** 2
            rms = np.sqrt((1 - self.decay_rate) * self.s[k])
            params[k] -= self.lr * grads[k] / (rms + 1e-7)
