# fault: One accumulator per array (the squared norm) instead of one per element.
# cells: rule
# told: Mixes the elements in the sum
import math

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.total = {}

    def update(self, params, grads):
        for k in params:
            s = 0.0
            for x in grads[k].flat:
                s += float(x) ** 2
            self.total[k] = self.total.get(k, 0.0) + s
            params[k] -= (self.lr / (math.sqrt(self.total[k]) + 1e-7)) * grads[k]
