# breaks: none
import math

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for key in params:
            if key not in self.h:
                self.h[key] = np.zeros(params[key].shape)
            for idx in np.ndindex(params[key].shape):
                g = float(grads[key][idx])
                self.h[key][idx] += g * g
                params[key][idx] -= self.lr * g / (math.sqrt(self.h[key][idx]) + 1e-7)
