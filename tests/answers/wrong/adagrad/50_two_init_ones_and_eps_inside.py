# fault: The accumulator starts at one and the constant is under the root.
# cells: rule
# told: Starts with a sum that is not zero
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, np.ones_like(params[k])) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / np.sqrt(self.h[k] + 1e-7)
