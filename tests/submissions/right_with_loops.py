"""Right in all five, number by number in explicit loops, printing and warning all the time."""
from . import full

LOOP = '''
import sys
import warnings


class {name}:
    def __init__(self, {signature}):
{keep}
        self.memory = None

    def update(self, params, grads):
        print("updating", list(params))
        print("this is only a remark", file=sys.stderr)
        warnings.warn("and this only a warning")
        if self.memory is None:
            self.memory = {{key: [np.zeros(params[key].shape), np.zeros(params[key].shape)] for key in params}}
            self.calls = 0
        self.calls = self.calls + 1
        for key in params.keys():
            for place in np.ndindex(params[key].shape):
                g = float(grads[key][place])
                a, b = self.memory[key][0][place], self.memory[key][1][place]
{body}
                self.memory[key][0][place], self.memory[key][1][place] = a, b
                params[key][place] = params[key][place] + step
'''


def _loop(name, signature, body):
    names = [part.split("=")[0].strip() for part in signature.split(",")]
    keep = "\n".join(f"        self.{hyper} = {hyper}" for hyper in names)
    return LOOP.format(name=name, signature=signature, keep=keep, body="\n".join(" " * 16 + line for line in body))


ANSWERS = {
    "sgd": _loop("SGD", "lr=0.01", ["step = -self.lr * g"]),
    "momentum": _loop("Momentum", "lr=0.01, momentum=0.9", ["a = self.momentum * a - self.lr * g", "step = a"]),
    "adagrad": _loop("AdaGrad", "lr=0.01", ["a = a + g * g", "step = -self.lr * g / (a ** 0.5 + 1e-7)"]),
    "rmsprop": _loop("RMSprop", "lr=0.01, decay_rate=0.99", [
        "a = self.decay_rate * a + (1.0 - self.decay_rate) * g * g", "step = -self.lr / (a ** 0.5 + 1e-7) * g"]),
    "adam": _loop("Adam", "lr=0.001, beta1=0.9, beta2=0.999", [
        "a = self.beta1 * a + (1 - self.beta1) * g", "b = self.beta2 * b + (1 - self.beta2) * g * g",
        "mean = a / (1 - self.beta1 ** self.calls)", "size = (b / (1 - self.beta2 ** self.calls)) ** 0.5",
        "step = -self.lr * mean / (size + 1e-7)"]),
}
EXPECTED = full(ANSWERS)
