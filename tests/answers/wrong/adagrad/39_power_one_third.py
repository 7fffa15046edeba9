# fault: The third root is taken instead of the square root.
# cells: rule
# told: Takes the wrong root
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.power(self.h[k], 1/3) + 1e-7)
