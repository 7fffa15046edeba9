# fault: The root is missing and the sign is wrong.
# cells: rule
# told: Ascends and forgets the root
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] += self.lr * grads[k] / (self.h[k] + 1e-7)
