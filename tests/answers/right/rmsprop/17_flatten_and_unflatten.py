# breaks: contract
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = None

    def update(self, params, grads):
        g = np.array([x for a in grads.values() for x in a.ravel()])
        if self.h is None:
            self.h = np.zeros(g.shape)
        self.h = self.decay_rate * self.h + (1 - self.decay_rate) * g * g
        d = self.lr * g / (np.sqrt(self.h) + 1e-7)
        it = iter(d)
        for a in params.values():
            for i in range(a.size):
                a.flat[i] -= next(it)
