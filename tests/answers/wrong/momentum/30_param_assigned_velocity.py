# fault: The parameter is set to the velocity instead of being moved by it.
# cells: rule
# told: Puts the step in place of the parameter
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k][...] = self.v[k]
