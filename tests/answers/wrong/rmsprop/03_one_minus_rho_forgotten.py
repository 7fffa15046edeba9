# fault: The new square is added with weight one.
# cells: rule
# told: Adds the whole square
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.rho = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.h[k] = self.rho * self.h.get(k, np.zeros_like(g)) + g ** 2
            params[k] -= self.lr * g / (np.sqrt(self.h[k]) + 1e-7)
