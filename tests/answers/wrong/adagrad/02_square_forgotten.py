# fault: The gradients are accumulated without squaring.
# cells: rule
# told: Forgets the square
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
