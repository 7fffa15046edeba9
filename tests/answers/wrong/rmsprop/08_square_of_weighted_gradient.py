# fault: The bracket squares the factor 1 - decay_rate as well.
# cells: rule
# told: Squares the share too
from collections import defaultdict

class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = defaultdict(lambda: 0.0)

    def update(self, params, grads):
        for k, g in grads.items():
            weighted = (1 - self.decay_rate) * g
            self.h[k] = self.decay_rate * self.h[k] + weighted * weighted
            params[k] -= self.lr * g / (np.sqrt(self.h[k]) + 1e-7)
