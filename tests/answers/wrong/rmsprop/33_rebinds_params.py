# fault: params[k] is assigned a new array.
# cells: contract
# told: Writes to new arrays
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        rms = {}
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            rms[k] = np.sqrt(self.h[k]) + 1e-7
        for k in params:
            params[k] = np.subtract(params[k], self.lr * grads[k] / rms[k])
