# fault: The new average is local and never stored.
# cells: rule
# told: Forgets everything between calls
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            h = self.h.get(k, np.zeros_like(params[k]))
            h = self.decay_rate * h + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(h) + 1e-7)
