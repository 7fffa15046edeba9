# fault: Every step is applied twice, once in a helper and once in update.
# cells: rule
# told: Doubles the step
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def _move(self, p, g):
        p -= self.lr * g
        return self.lr * g

    def update(self, params, grads):
        for k in params:
            params[k] -= self._move(params[k], grads[k])
