# fault: The velocity is never stored and the learning rate is missing.
# cells: rule
# told: Ignores the learning rate and forgets the velocity
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            v = self.v.get(k, 0.0)
            v = self.momentum * v - grads[k]
            params[k] += v
