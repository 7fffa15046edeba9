# fault: Gradients of all calls are summed and the sum is applied each time.
# cells: rule
# told: Adds up all gradients
from collections import defaultdict

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.total = defaultdict(float)

    def update(self, params, grads):
        for k in params:
            self.total[k] = self.total[k] + grads[k]
            params[k] -= self.lr * self.total[k]
