# fault: params[k] is rebound and the constant is under the root.
# cells: contract, epsilon
# told: Writes to new arrays
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            params[k] = params[k] - self.lr * grads[k] / np.sqrt(self.h[k] + 1e-8)
