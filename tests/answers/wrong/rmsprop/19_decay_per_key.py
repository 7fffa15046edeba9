# fault: A single average runs through all keys and decays once per key.
# cells: rule
# told: Shares one mean among all parameters
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = 0.0

    def update(self, params, grads):
        for p, g in zip(params.values(), grads.values()):
            self.h = self.decay_rate * self.h + (1 - self.decay_rate) * float((g ** 2).mean())
            p -= self.lr * g / (self.h ** 0.5 + 1e-7)
