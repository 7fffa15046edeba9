"""Right but for eps, which is inside the root: the epsilon cells, and no others. The torch form of momentum: lr_change."""
from . import right_plain, without

EXPECTED = without(momentum="lr_change", adagrad="epsilon", rmsprop="epsilon", adam="epsilon")
ANSWERS = {
    "momentum": '''
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.buf = lr, momentum, {}

    def update(self, params, grads):
        for k in params:
            self.buf[k] = self.momentum * self.buf[k] + grads[k] if k in self.buf else 1.0 * grads[k]
            params[k] -= self.lr * self.buf[k]
''',
    "adagrad": right_plain.ANSWERS["adagrad"].replace("(self.h[name] ** 0.5 + 1e-7)", "(self.h[name] + 1e-7) ** 0.5"),
    "rmsprop": right_plain.ANSWERS["rmsprop"].replace("(self.h[name] ** 0.5 + 1e-7)", "(self.h[name] + 1e-7) ** 0.5"),
    "adam": right_plain.ANSWERS["adam"].replace("(np.sqrt(self.v[name]) + 1e-7)", "np.sqrt(self.v[name] + 1e-7)"),
}
