# fault: only the last two squares are kept
# cells: rule
# told: Remembers the last gradients only
from collections import deque


class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.past = {}

    def update(self, params, grads):
        for k, g in grads.items():
            q = self.past.setdefault(k, deque(maxlen=2))
            q.append(g ** 2)
            params[k] -= self.lr * g / (np.sqrt(sum(q)) + 1e-7)
