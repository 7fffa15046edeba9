# fault: The constructor gives lr no default value.
# cells: rule
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def update(self, params, grads):
        for k in grads.keys():
            params[k] -= grads[k] * self.lr
