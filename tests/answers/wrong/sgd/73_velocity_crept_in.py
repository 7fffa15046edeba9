# fault: a velocity with 0.9 is kept: it is momentum, not SGD
# cells: rule
# told: Has a velocity
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.v = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.v[k] = 0.9 * self.v.get(k, 0) - self.lr * g
            params[k] += self.v[k]
