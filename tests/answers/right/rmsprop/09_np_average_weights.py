# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        w = [self.decay_rate, 1 - self.decay_rate]
        for k in params:
            old = self.h.get(k, np.zeros_like(params[k]))
            self.h[k] = np.average(np.array([old, grads[k] ** 2]), axis=0, weights=w)
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
