# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            new = (1 - self.decay_rate) * np.power(grads[k], 2)
            if k in self.h:
                new += self.decay_rate * self.h[k]
            self.h[k] = new
            params[k] -= self.lr * grads[k] * 1.0 / (1e-7 + np.sqrt(new))
