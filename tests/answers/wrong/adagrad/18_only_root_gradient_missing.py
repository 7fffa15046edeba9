# fault: The gradient is missing in the numerator.
# cells: rule
# told: Has no gradient in the numerator
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr / (np.sqrt(self.h[k]) + 1e-7)
