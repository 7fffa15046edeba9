# fault: The sign is wrong and the default decay rate is 0.9.
# cells: rule
# told: The step of every number is 0.3162 times as long as it should be, and goes the wrong way. Which factor is missing in your code, or there once too often?
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.9):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            params[k] += self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
