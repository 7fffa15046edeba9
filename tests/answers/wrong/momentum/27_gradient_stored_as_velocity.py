# fault: The previous gradient is remembered instead of the previous velocity.
# cells: rule
# told: Remembers the gradient in place of the velocity
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.prev = {}

    def update(self, params, grads):
        for k in params:
            old = self.prev.get(k, np.zeros_like(grads[k]))
            v = -self.lr * (grads[k] + self.momentum * old)
            params[k] += v
            self.prev[k] = grads[k].copy()
