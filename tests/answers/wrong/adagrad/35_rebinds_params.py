# fault: params[k] is bound to a new array.
# cells: contract
# told: Writes to new arrays
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.cache = {}

    def update(self, params, grads):
        for k in params:
            self.cache[k] = self.cache.get(k, 0) + grads[k] * grads[k]
        for k in params:
            adapted = self.lr / (np.sqrt(self.cache[k]) + 1e-7)
            params[k] = params[k] - adapted * grads[k]
