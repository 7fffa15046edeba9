# breaks: none
class AdaGrad:
    """Keeps r = sqrt(h) instead of h:  r <- hypot(r, g)."""
    def __init__(self, lr=0.01):
        self.lr = lr
        self.r = {}

    def update(self, params, grads):
        for k in params:
            self.r[k] = np.hypot(self.r.get(k, 0.0), grads[k])
            params[k] -= self.lr * grads[k] / (self.r[k] + 1e-7)
