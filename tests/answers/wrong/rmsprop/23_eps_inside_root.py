# fault: The constant is added under the root.
# cells: epsilon
# told: Puts `eps` inside the root
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in grads:
            h = self.decay_rate * self.h.get(k, 0) + (1 - self.decay_rate) * np.power(grads[k], 2)
            params[k] -= self.lr * grads[k] * (h + 1e-9) ** -0.5
            self.h[k] = h
