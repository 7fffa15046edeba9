# fault: centered: the squared mean of the gradients is subtracted
# cells: rule
# told: Subtracts the square of the mean
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}
        self.m = {}

    def update(self, params, grads):
        d = self.decay_rate
        for k in params:
            self.h[k] = d * self.h.get(k, 0) + (1 - d) * grads[k] ** 2
            self.m[k] = d * self.m.get(k, 0) + (1 - d) * grads[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k] - self.m[k] ** 2) + 1e-7)
