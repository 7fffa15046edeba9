# fault: The velocity dict holds the parameter arrays themselves.
# cells: rule
# told: Wipes the parameters out
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = dict(params)
            for k in self.v:
                self.v[k] *= 0
        for k in params:
            self.v[k] *= self.momentum
            self.v[k] -= self.lr * grads[k]
            params[k] += self.v[k]
