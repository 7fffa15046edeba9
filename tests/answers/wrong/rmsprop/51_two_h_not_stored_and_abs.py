# fault: The average is not stored and the absolute gradient is the numerator.
# cells: rule
# told: Every step has the right length, but not every step has the right sign. Where does a sign get lost?
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate

    def update(self, params, grads):
        h = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            size = np.abs(grads[k])
            h[k] += (1 - self.decay_rate) * size ** 2
            params[k] -= self.lr * size / (np.sqrt(h[k]) + 1e-7)
