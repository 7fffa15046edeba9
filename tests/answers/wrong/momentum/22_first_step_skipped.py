# fault: The first call only creates the velocities and returns.
# cells: rule
# told: Skips the first call
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = {}
            for k in params:
                self.v[k] = np.zeros_like(params[k])
            return
        for k in params:
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += self.v[k]
