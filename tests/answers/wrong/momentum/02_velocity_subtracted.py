# fault: The velocity already has the minus sign but is subtracted from the parameters.
# cells: rule
# told: Ascends
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.v[k] = self.momentum * self.v.get(k, 0) - self.lr * g
            params[k] -= self.v[k]
