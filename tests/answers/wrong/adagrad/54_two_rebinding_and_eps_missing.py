# fault: params[k] is rebound and the constant is missing.
# cells: contract, epsilon
# told: Writes to new arrays
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] = params[k] - self.lr * grads[k] / np.sqrt(self.h[k])
