# fault: The square of the mean gradient is subtracted under the root (centered RMSprop).
# cells: rule
# told: Subtracts the square of the mean
class RMSprop:
    """rms around the running mean"""
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.state = {}

    def update(self, params, grads):
        a, b = self.decay_rate, 1 - self.decay_rate
        for k, g in grads.items():
            m, s = self.state.get(k, (0.0, 0.0))
            m, s = a * m + b * g, a * s + b * g * g
            self.state[k] = (m, s)
            params[k] -= self.lr * g / (np.sqrt(s - m * m) + 1e-7)
