# breaks: none
from functools import partial

def sgd_rule(lr, p, g):
    p[...] = p - lr * g

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        rule = partial(sgd_rule, self.lr)
        for k in params:
            rule(params[k], grads[k])
