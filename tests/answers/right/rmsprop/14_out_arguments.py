# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr, self.decay_rate, self.h = lr, decay_rate, None

    def update(self, params, grads):
        if self.h is None:
            self.h = {k: np.zeros_like(p) for k, p in params.items()}
        for k, p in params.items():
            h, g = self.h[k], grads[k]
            np.multiply(h, self.decay_rate, out=h)
            np.add(h, (1 - self.decay_rate) * np.square(g), out=h)
            np.subtract(p, np.divide(self.lr * g, np.add(np.sqrt(h), 1e-7)), out=p)
