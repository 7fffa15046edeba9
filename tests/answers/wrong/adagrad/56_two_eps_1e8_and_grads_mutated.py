# fault: The constant is 1e-8 and the caller's gradients are divided in place.
# cells: contract, epsilon
# told: Changes the gradients
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.h[k] = self.h.get(k, 0.0) + g * g
            g /= np.sqrt(self.h[k]) + 1e-8
            params[k] -= self.lr * g
