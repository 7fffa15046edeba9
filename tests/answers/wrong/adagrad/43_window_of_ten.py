# fault: Only the last ten squares are summed.
# cells: rule
# told: Remembers the last gradients only
from collections import deque

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.window = {}

    def update(self, params, grads):
        for k in params:
            w = self.window.setdefault(k, deque(maxlen=10))
            w.append(grads[k] ** 2)
            params[k] -= self.lr * grads[k] / (np.sqrt(sum(w)) + 1e-7)
