# fault: 0.99 and 0.01 are written into update.
# cells: rule
# told: Ignores its other hyperparameters
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k, p in params.items():
            self.h.setdefault(k, np.zeros_like(p))
            self.h[k] = 0.99 * self.h[k] + 0.01 * grads[k] ** 2
            p -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
