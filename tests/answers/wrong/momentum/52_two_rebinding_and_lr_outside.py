# fault: params[k] is rebound and the learning rate is outside the velocity.
# cells: contract, lr_change
# told: Writes to new arrays
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) + grads[k]
            params[k] = params[k] - self.lr * self.v[k]
