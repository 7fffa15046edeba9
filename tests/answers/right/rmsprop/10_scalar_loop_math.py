# breaks: none
from math import sqrt

class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.h:
                self.h[k] = [0.0 for _ in range(params[k].size)]
            for i in range(params[k].size):
                g = grads[k].flat[i]
                self.h[k][i] = self.decay_rate * self.h[k][i] + (1.0 - self.decay_rate) * g * g
                params[k].flat[i] = params[k].flat[i] - self.lr * g / (sqrt(self.h[k][i]) + 1e-7)
