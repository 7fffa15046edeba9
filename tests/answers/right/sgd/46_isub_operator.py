# breaks: none
import operator


class SGD:
    """Calls the operator's function."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params.keys() & grads.keys():
            params[k] = operator.isub(params[k], self.lr * grads[k])
