"""The five rules as right libraries have them, with other places and sizes of eps and both forms of Adam, for experiments.

They are written out here once more, as page 07 may be given without the pages of the rules; tests/test_boxes.py compares them
with the reference solutions.
"""
from functools import partial

import numpy as np

ROOTS = (lambda h: np.sqrt(h) + 1e-7, lambda h: np.sqrt(h) + 1e-8, lambda h: np.sqrt(h + 1e-7))


class SGD:
    def __init__(self, lr):
        self.lr = lr

    def update(self, params, grads):
        for key in params:
            params[key] -= self.lr * grads[key]


class Momentum:
    def __init__(self, lr, momentum):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def update(self, params, grads):
        for key in params:
            self.v[key] = self.momentum * self.v.get(key, 0.0) - self.lr * grads[key]
            params[key] += self.v[key]


class AdaGrad:
    def __init__(self, lr, root=ROOTS[0]):
        self.lr, self.root, self.h = lr, root, {}

    def update(self, params, grads):
        for key in params:
            self.h[key] = self.h.get(key, 0.0) + grads[key] ** 2
            params[key] -= self.lr * grads[key] / self.root(self.h[key])


class RMSprop:
    def __init__(self, lr, decay_rate, root=ROOTS[0]):
        self.lr, self.decay_rate, self.root, self.h = lr, decay_rate, root, {}

    def update(self, params, grads):
        for key in params:
            self.h[key] = self.decay_rate * self.h.get(key, 0.0) + (1 - self.decay_rate) * grads[key] ** 2
            params[key] -= self.lr * grads[key] / self.root(self.h[key])


class Adam:
    def __init__(self, lr, beta1, beta2, root=ROOTS[0], hats=True):
        self.lr, self.beta1, self.beta2, self.root, self.hats, self.t, self.m, self.v = lr, beta1, beta2, root, hats, 0, {}, {}

    def update(self, params, grads):
        self.t += 1
        once, twice = 1 - self.beta1 ** self.t, 1 - self.beta2 ** self.t
        for key in params:
            self.m[key] = self.beta1 * self.m.get(key, 0.0) + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v.get(key, 0.0) + (1 - self.beta2) * grads[key] ** 2
            if self.hats:
                params[key] -= self.lr * self.m[key] / once / self.root(self.v[key] / twice)
            else:
                params[key] -= self.lr * np.sqrt(twice) / once * self.m[key] / self.root(self.v[key])


RIGHT = {  # {what is written on a label: the rule as on the pages, and what is as right}
    "SGD": (SGD,), "Momentum": (Momentum,), "AdaGrad": tuple(partial(AdaGrad, root=root) for root in ROOTS),
    "RMSprop": tuple(partial(RMSprop, root=root) for root in ROOTS),
    "Adam": tuple(partial(Adam, root=root, hats=hats) for hats in (True, False) for root in ROOTS)}
