# breaks: none
from functools import reduce

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.history = []

    def update(self, params, grads):
        self.history = self.history + [{k: g * g for k, g in grads.items()}]
        for k in params:
            h = reduce(lambda a, b: a + b[k], self.history, 0.0)
            params[k] -= self.lr * grads[k] / (np.sqrt(h) + 1e-7)
