# fault: The new velocity is computed in a local name and never stored back.
# cells: rule
# told: Forgets the velocity
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            v = self.v.setdefault(k, np.zeros_like(params[k]))
            v = self.momentum * v - self.lr * grads[k]
            params[k] += v
