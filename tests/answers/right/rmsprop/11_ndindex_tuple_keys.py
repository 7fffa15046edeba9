# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k, g in grads.items():
            for where, gi in np.ndenumerate(g):
                tag = (k,) + where
                self.h[tag] = self.decay_rate * self.h.get(tag, 0.0) + (1 - self.decay_rate) * gi ** 2
                params[k][where] -= self.lr * gi / (self.h[tag] ** 0.5 + 1e-7)
