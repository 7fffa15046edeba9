# fault: The average starts at the first full square instead of zero.
# cells: rule
# told: Starts with the first square
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            sq = grads[k] ** 2
            h = self.h.setdefault(k, sq)
            self.h[k] = h + (1 - self.decay_rate) * (sq - h)
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
