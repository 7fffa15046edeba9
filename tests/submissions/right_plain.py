"""Right in all five, written as plainly as possible."""
from . import full

ANSWERS = {
    "sgd": '''
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for name in params:
            params[name] -= grads[name] * self.lr
''',
    "momentum": '''
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def update(self, params, grads):
        for name in params:
            old = self.v.get(name, 0.0)
            self.v[name] = old * self.momentum - grads[name] * self.lr
            params[name] += self.v[name]
''',
    "adagrad": '''
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for name in params:
            self.h[name] = self.h.get(name, 0.0) + grads[name] * grads[name]
            params[name] -= grads[name] * self.lr / (self.h[name] ** 0.5 + 1e-7)
''',
    "rmsprop": '''
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr, self.decay_rate = lr, decay_rate
        self.h = {}

    def update(self, params, grads):
        for name in params:
            old = self.h.get(name, 0.0)
            self.h[name] = old + (1 - self.decay_rate) * (grads[name] ** 2 - old)
            params[name] -= grads[name] * self.lr / (self.h[name] ** 0.5 + 1e-7)
''',
    "adam": '''
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = {}, {}, 0

    def update(self, params, grads):
        self.t += 1
        rate = self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)
        for name, g in grads.items():
            self.m[name] = self.beta1 * self.m.get(name, 0.0) + (1 - self.beta1) * g
            self.v[name] = self.beta2 * self.v.get(name, 0.0) + (1 - self.beta2) * g * g
            params[name] -= rate * self.m[name] / (np.sqrt(self.v[name]) + 1e-7)
''',
}
EXPECTED = full(ANSWERS)
