# fault: The step uses the average from before this gradient.
# cells: rule
# told: Steps before the mean is renewed
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = None

    def update(self, params, grads):
        if self.h is None:
            self.h = {k: np.zeros_like(v) for k, v in params.items()}
        denominators = {k: np.sqrt(h) + 1e-7 for k, h in self.h.items()}
        for k in self.h:
            self.h[k] = self.decay_rate * self.h[k] + (1 - self.decay_rate) * grads[k] ** 2
        for k in params:
            params[k] -= self.lr * grads[k] / denominators[k]
