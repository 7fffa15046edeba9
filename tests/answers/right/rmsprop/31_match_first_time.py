# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = None

    def update(self, params, grads):
        match self.h:
            case None:
                self.h = {k: (1 - self.decay_rate) * grads[k] ** 2 for k in params}
            case dict():
                for k in params:
                    self.h[k] = self.h[k] - (1 - self.decay_rate) * (self.h[k] - grads[k] ** 2)
        for k in params:
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
