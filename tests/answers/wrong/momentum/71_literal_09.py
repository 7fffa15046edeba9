# fault: 0.9 is written out, the argument momentum is ignored
# cells: rule
# told: Ignores its other hyperparameters
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = 0.9 * self.v.get(k, 0) - self.lr * grads[k]
            params[k] += self.v[k]
