"""Right in all five, with a base class and helpers, t counted from 0, eps 1e-8 (which costs the epsilon cells alone)."""
from . import without

EXPECTED = without(sgd=None, momentum=None, adagrad="epsilon", rmsprop="epsilon", adam="epsilon")
BASE = '''
from collections import defaultdict


class Optimizer:
    """Keeps anything per parameter, made when it is first asked for."""

    def __init__(self, lr):
        self.lr = lr
        self.state = defaultdict(dict)
        self.t = 0

    def slot(self, kind, key, like):
        return self.state[kind].setdefault(key, np.zeros_like(like))

    def update(self, params, grads):
        for key, param in params.items():
            np.add(param, self.delta(key, grads[key]), out=param)
        self.t += 1


def root(x):
    return np.sqrt(x) + 1e-8

'''
ANSWERS = {
    "sgd": BASE + '''
class SGD(Optimizer):
    def __init__(self, lr=0.01):
        super().__init__(lr)

    def delta(self, key, grad):
        return np.negative(grad) * self.lr
''',
    "momentum": BASE + '''
class Momentum(Optimizer):
    def __init__(self, lr=0.01, momentum=0.9):
        super().__init__(lr)
        self.momentum = momentum

    def delta(self, key, grad):
        v = self.slot("v", key, grad)
        v *= self.momentum
        v -= self.lr * grad
        return v
''',
    "adagrad": BASE + '''
class AdaGrad(Optimizer):
    def __init__(self, lr=0.01):
        super().__init__(lr)

    def delta(self, key, grad):
        h = self.slot("h", key, grad)
        h += np.square(grad)
        return -self.lr * grad / root(h)
''',
    "rmsprop": BASE + '''
class RMSprop(Optimizer):
    def __init__(self, lr=0.01, decay_rate=0.99):
        super().__init__(lr)
        self.decay_rate = decay_rate

    def delta(self, key, grad):
        h = self.slot("h", key, grad)
        h *= self.decay_rate
        h += (1 - self.decay_rate) * np.square(grad)
        return -self.lr * grad / root(h)
''',
    "adam": BASE + '''
class Adam(Optimizer):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        super().__init__(lr)
        self.betas = beta1, beta2

    def delta(self, key, grad):
        hats = []
        for kind, beta, value in zip("mv", self.betas, (grad, grad * grad)):
            mean = self.slot(kind, key, grad)
            mean[...] = mean * beta + value * (1 - beta)
            hats.append(mean / (1 - beta ** (self.t + 1)))
        return -self.lr * hats[0] / root(hats[1])
''',
}
