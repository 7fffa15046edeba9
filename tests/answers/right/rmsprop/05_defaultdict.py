# breaks: none
from collections import defaultdict

class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = defaultdict(int)

    def update(self, params, grads):
        rho = self.decay_rate
        for k in params:
            g = grads[k]
            self.h[k] = rho * self.h[k] + (1 - rho) * g ** 2
            params[k] -= self.lr * g / (self.h[k] ** .5 + 1e-7)
