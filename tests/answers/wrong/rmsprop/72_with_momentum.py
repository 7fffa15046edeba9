# fault: a velocity of 0.9 is kept besides
# cells: rule
# told: Has a velocity too
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0) + (1 - self.decay_rate) * grads[k] ** 2
            self.v[k] = 0.9 * self.v.get(k, 0) + self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
            params[k] -= self.v[k]
