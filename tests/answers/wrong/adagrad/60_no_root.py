# fault: the root is missing
# cells: rule
# told: Forgets the root
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.cache = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.cache[k] = self.cache.get(k, 0) + g * g
            params[k] -= self.lr * g / (self.cache[k] + 1e-7)
