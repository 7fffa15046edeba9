# fault: A wrong bracket puts the learning rate next to the root in the denominator.
# cells: rule
# told: Divides by the learning rate too
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= grads[k] / (self.lr * np.sqrt(self.h[k]) + 1e-7)
