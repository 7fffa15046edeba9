# fault: One velocity is shared by all keys.
# cells: rule
# told: Shares one velocity among all parameters
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = 0.0

    def update(self, params, grads):
        for k in params:
            self.v = self.momentum * self.v - self.lr * np.mean(grads[k])
            params[k] += self.v
