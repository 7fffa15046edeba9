# breaks: none
import math

vsqrt = np.vectorize(math.sqrt, otypes=[float])

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            if self.h.get(k) is None:
                self.h[k] = np.zeros_like(params[k])
            self.h[k] = self.h[k] + grads[k] * grads[k]
            denom = vsqrt(self.h[k]) + 1e-7
            params[k] -= self.lr * (grads[k] / denom)
