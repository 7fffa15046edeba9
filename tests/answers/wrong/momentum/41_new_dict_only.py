# fault: The results are returned in a new dict and not written to params.
# cells: rule
# told: Leaves the parameters as they are
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        new = {}
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k]
            new[k] = params[k] + self.v[k]
        return new
