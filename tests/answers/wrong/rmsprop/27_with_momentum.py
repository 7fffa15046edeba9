# fault: A momentum buffer of 0.9 is added.
# cells: rule
# told: Has a velocity too
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99, momentum=0.9):
        self.lr = lr
        self.decay_rate = decay_rate
        self.momentum = momentum
        self.h = {}
        self.buf = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            self.buf[k] = self.momentum * self.buf.get(k, 0.0) + grads[k] / (np.sqrt(self.h[k]) + 1e-7)
            params[k] -= self.lr * self.buf[k]
