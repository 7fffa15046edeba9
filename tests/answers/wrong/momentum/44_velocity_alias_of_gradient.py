# fault: The gradient array of the caller itself is scaled and kept as the velocity.
# cells: contract
# told: Changes the gradients
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.v:
                self.v[k] = grads[k]
                self.v[k] *= -self.lr
            else:
                self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += self.v[k]
