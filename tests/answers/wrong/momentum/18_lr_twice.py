# fault: The learning rate is in the velocity and multiplies the velocity again.
# cells: rule
# told: Multiplies the velocity by the learning rate
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.lr * self.v[k]
