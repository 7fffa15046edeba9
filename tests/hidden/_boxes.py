"""What is in the black boxes of notebook 07: right rules with one fault each. `python docs/make_boxes.py` packs them.

A box keeps its fault to itself in the situation that its page tells as its alibi; tests/test_boxes.py proves each alibi.
"""
import numpy as np


class A:
    """SGD that cuts every number of a gradient off at 5."""

    def __init__(self, lr):
        self.lr = lr

    def update(self, params, grads):
        for key in params:
            params[key] -= self.lr * np.clip(grads[key], -5.0, 5.0)


class B:
    """Momentum that remembers the last gradient, and none before it."""

    def __init__(self, lr, momentum):
        self.lr, self.momentum, self.last = lr, momentum, {}

    def update(self, params, grads):
        for key in params:
            params[key] -= self.lr * (grads[key] + self.momentum * self.last.get(key, 0.0))
            self.last[key] = grads[key].copy()


class C:
    """AdaGrad that adds up sizes in place of squares."""

    def __init__(self, lr):
        self.lr, self.h = lr, {}

    def update(self, params, grads):
        for key in params:
            self.h[key] = self.h.get(key, 0.0) + np.abs(grads[key])
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)


class D:
    """RMSProp with one mean of squares for all numbers of an array."""

    def __init__(self, lr, decay_rate):
        self.lr, self.decay_rate, self.h = lr, decay_rate, {}

    def update(self, params, grads):
        for key in params:
            self.h[key] = self.decay_rate * self.h.get(key, 0.0) + (1 - self.decay_rate) * np.mean(grads[key] ** 2)
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)


class E:
    """Adam whose betas have changed places, in the moments and in their corrections."""

    def __init__(self, lr, beta1, beta2):
        self.lr, self.beta1, self.beta2, self.t, self.m, self.v = lr, beta2, beta1, 0, {}, {}

    def update(self, params, grads):
        self.t += 1
        for key in params:
            self.m[key] = self.beta1 * self.m.get(key, 0.0) + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v.get(key, 0.0) + (1 - self.beta2) * grads[key] ** 2
            m_hat, v_hat = self.m[key] / (1 - self.beta1 ** self.t), self.v[key] / (1 - self.beta2 ** self.t)
            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)


class F:
    """Adam that counts parameters in place of calls."""

    def __init__(self, lr, beta1, beta2):
        self.lr, self.beta1, self.beta2, self.t, self.m, self.v = lr, beta1, beta2, 0, {}, {}

    def update(self, params, grads):
        for key in params:
            self.t += 1
            self.m[key] = self.beta1 * self.m.get(key, 0.0) + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v.get(key, 0.0) + (1 - self.beta2) * grads[key] ** 2
            m_hat, v_hat = self.m[key] / (1 - self.beta1 ** self.t), self.v[key] / (1 - self.beta2 ** self.t)
            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)


BOXES = {"A": A, "B": B, "C": C, "D": D, "E": E, "F": F}
