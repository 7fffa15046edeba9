# fault: The velocity is an integer array, so the in-place operations raise.
# cells: rule
# told: An array of whole numbers cannot take fractions. Print the `dtype` of what you remember.
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.v:
                self.v[k] = np.zeros(params[k].shape, dtype=int)
            self.v[k] *= self.momentum
            self.v[k] -= self.lr * grads[k]
            params[k] += self.v[k]
