# fault: remembers only the previous gradient, not the whole velocity
# cells: rule
# told: Remembers the gradient in place of the velocity
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.last = {}

    def update(self, params, grads):
        for k, g in grads.items():
            before = self.last.get(k, np.zeros_like(g))
            params[k] -= self.lr * (g + self.momentum * before)
            self.last[k] = g.copy()
