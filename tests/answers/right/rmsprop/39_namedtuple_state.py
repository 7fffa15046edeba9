# breaks: none
from typing import NamedTuple


class Memory(NamedTuple):
    h: object

    def seen(self, g, rate):
        return Memory(rate * self.h + (1 - rate) * g * g)


class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.memory = {}

    def update(self, params, grads):
        for k in params:
            self.memory[k] = self.memory.get(k, Memory(0.0)).seen(grads[k], self.decay_rate)
            params[k] -= self.lr * grads[k] / (np.sqrt(self.memory[k].h) + 1e-7)
