# breaks: none
import itertools

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.reset()

    def reset(self):
        self.impulses = {}

    def update(self, params, grads):
        for k in params:
            v = self.impulses.get(k, np.zeros_like(params[k]))
            *_, v = itertools.accumulate([v, self.lr * grads[k]], lambda a, b: self.momentum * a - b)
            self.impulses[k] = v
            params[k] += v
