# fault: minus lr is computed once in the constructor and later changes of lr are not seen.
# cells: lr_change
# told: Does not see a new learning rate
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.coefficients = (momentum, -lr)
        self.v = {}

    def update(self, params, grads):
        a, b = self.coefficients
        for k in params:
            self.v[k] = a * self.v.get(k, 0.0) + b * grads[k]
            params[k] += self.v[k]
