# fault: The zero arrays come from a cached helper, so keys of equal shape share one accumulator.
# cells: rule
# told: Keeps one memory for several parameters
from functools import lru_cache

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}
        self.zeros = lru_cache(maxsize=None)(np.zeros)

    def update(self, params, grads):
        for k in params:
            if k not in self.h:
                self.h[k] = self.zeros(params[k].shape)
            self.h[k] += grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
