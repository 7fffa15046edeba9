# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        def moving(old, new):
            return self.decay_rate * old + (1 - self.decay_rate) * new

        def apply(p, g, h):
            p -= self.lr * g / (np.sqrt(h) + 1e-7)

        for k in params:
            old = self.h[k] if k in self.h else np.zeros(np.shape(params[k]))
            self.h[k] = moving(old, grads[k] ** 2)
            apply(params[k], grads[k], self.h[k])
