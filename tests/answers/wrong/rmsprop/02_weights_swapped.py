# fault: The decay rate weights the new square and 1 - decay_rate the old average.
# cells: rule
# told: Swaps the two shares
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = (1 - self.decay_rate) * self.h.get(k, 0.0) + self.decay_rate * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
