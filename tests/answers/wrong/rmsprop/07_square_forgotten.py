# fault: The gradient itself is averaged (abs inside the root to avoid NaN).
# cells: rule
# told: Forgets the square and takes absolute values
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(np.abs(self.h[k])) + 1e-7)
