# fault: The velocity starts as a copy of the parameters.
# cells: rule
# told: Starts with the parameters as velocity
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        if not self.v:
            self.v = {k: p.copy() for k, p in params.items()}
        for k in params:
            self.v[k] *= self.momentum
            self.v[k] -= self.lr * grads[k]
            params[k] += self.v[k]
