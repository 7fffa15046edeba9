# breaks: none
from collections import defaultdict

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = defaultdict(float)

    def update(self, params, grads):
        for key in grads:
            self.v[key] = self.v[key] * self.momentum - grads[key] * self.lr
            params[key] += self.v[key]
