# fault: the old velocity never fades
# cells: rule
# told: Never slows down
from collections import defaultdict


class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.total = defaultdict(float)

    def update(self, params, grads):
        for k in params:
            self.total[k] = self.total[k] - self.lr * grads[k]
            params[k] += self.total[k]
