# fault: t starts at 1 and is increased before use.
# cells: rule
# told: Starts to count too late
import itertools

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.ticks = itertools.count(start=2)
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        t = next(self.ticks)
        for k, p in params.items():
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * grads[k]
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * grads[k] ** 2
            p -= self.lr * (self.m[k] / (1 - self.beta1 ** t)) / (np.sqrt(self.v[k] / (1 - self.beta2 ** t)) + 1e-7)
