# fault: The gradient arrays of the caller are used as scratch space.
# cells: contract
# told: Changes the gradients
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k, p in params.items():
            grads[k] *= self.lr
            self.v[k] = self.momentum * self.v.get(k, np.zeros_like(p)) - grads[k]
            p += self.v[k]
