# fault: lr and momentum are stored under each other's name.
# cells: rule
# told: Uses momentum for the learning rate
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.momentum, self.lr = lr, momentum
        self.v = {}

    def update(self, params, grads):
        for k, p in params.items():
            v = self.v.get(k, np.zeros_like(p))
            v = self.momentum * v - self.lr * grads[k]
            p += v
            self.v[k] = v
