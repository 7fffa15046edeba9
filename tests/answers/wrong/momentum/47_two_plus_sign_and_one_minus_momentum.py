# fault: The gradient has the wrong sign and is weighted with 1 - momentum.
# cells: rule
# told: Ascends and takes a mean of the gradients
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) + (1 - self.momentum) * self.lr * grads[k]
            params[k] += self.v[k]
