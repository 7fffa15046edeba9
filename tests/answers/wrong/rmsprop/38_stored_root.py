# fault: h is replaced by its root after each step.
# cells: rule
# told: Stores the root
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.r = None

    def update(self, params, grads):
        if not self.r:
            self.r = {name: np.zeros_like(p) for name, p in params.items()}
        for name, r in self.r.items():
            r *= self.decay_rate
            r += (1 - self.decay_rate) * grads[name] ** 2
            np.sqrt(r, out=r)
            params[name] -= self.lr * grads[name] / (r + 1e-7)
