# breaks: contract
class AdaGrad:
    cache = {}

    def __init__(self, lr=0.01):
        self.lr = lr
        self.cache.clear()

    def update(self, params, grads):
        for k in params:
            if k not in self.cache:
                self.cache[k] = np.zeros_like(params[k])
            self.cache[k] += grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.cache[k]) + 1e-7)
