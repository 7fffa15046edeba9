# fault: the fading mean of gradients stands above the line instead of the gradient
# cells: rule
# told: Steps by a mean of gradients
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr, self.decay_rate = lr, decay_rate
        self.m, self.h = {}, {}

    def update(self, params, grads):
        d = self.decay_rate
        for k in params:
            self.m[k] = d * self.m.get(k, 0) + (1 - d) * grads[k]
            self.h[k] = d * self.h.get(k, 0) + (1 - d) * grads[k] ** 2
            params[k] -= self.lr * self.m[k] / (np.sqrt(self.h[k]) + 1e-7)
