# fault: the decay is applied to the gradient's mean, which is then squared
# cells: rule
# told: Squares the mean
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr, self.decay_rate = lr, decay_rate
        self.m = {}

    def update(self, params, grads):
        for k in params:
            self.m[k] = self.decay_rate * self.m.get(k, 0) + (1 - self.decay_rate) * grads[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(self.m[k] ** 2) + 1e-7)
