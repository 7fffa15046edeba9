# fault: The average starts at one and the learning rate is missing.
# cells: rule
# told: Ignores the learning rate and starts with a mean that is not zero
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 1.0) + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= grads[k] / (np.sqrt(self.h[k]) + 1e-7)
