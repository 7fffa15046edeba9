# fault: Gradients are clipped to length one before use.
# cells: rule
# told: Clips the gradient
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            g = grads[k].clip(-1.5, 1.5)
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * g ** 2
            params[k] -= self.lr * g / (np.sqrt(self.h[k]) + 1e-7)
