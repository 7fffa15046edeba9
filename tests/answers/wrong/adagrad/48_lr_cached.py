# fault: minus lr is captured in the constructor, so later changes of lr have no effect.
# cells: lr_change
# told: Does not see a new learning rate
from functools import partial

def _adagrad(lr, p, g, h):
    h += g * g
    p -= lr * g / (np.sqrt(h) + 1e-7)

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.apply = partial(_adagrad, lr)
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.apply(params[k], grads[k], self.h.setdefault(k, np.zeros_like(params[k])))
