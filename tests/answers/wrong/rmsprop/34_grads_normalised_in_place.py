# fault: The caller's gradients are divided in place by the root.
# cells: contract
# told: Changes the gradients
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in grads:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            grads[k] /= np.sqrt(self.h[k]) + 1e-7
        for k in params:
            params[k] -= self.lr * grads[k]
