# fault: The learning rate is divided by 1 + 0.01 t.
# cells: rule
# told: Changes the learning rate by itself
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.n = 0
        self.v = {}

    def update(self, params, grads):
        rate = self.lr / (1 + 0.01 * self.n)
        self.n += 1
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - rate * grads[k]
            params[k] += self.v[k]
