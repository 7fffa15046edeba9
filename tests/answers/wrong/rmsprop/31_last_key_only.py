# fault: The update line is outside the loop.
# cells: rule
# told: Moves the last parameter only
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        rho = self.decay_rate
        for key, value in params.items():
            grad = grads[key]
            self.h[key] = rho * self.h.get(key, 0) + (1 - rho) * grad * grad
            rms = np.sqrt(self.h[key]) + 1e-7
        value -= self.lr * grad / rms
