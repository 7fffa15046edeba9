# breaks: none
from collections import defaultdict

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = defaultdict(lambda: defaultdict(float))

    def update(self, params, grads):
        for k in params:
            gflat = grads[k].ravel()
            pflat = params[k].flat
            for i, g in enumerate(gflat):
                self.h[k][i] += g * g
                pflat[i] -= self.lr * g / (self.h[k][i] ** 0.5 + 1e-7)
