# fault: The velocity dict is a mutable default argument, so old velocities leak into every new instance.
# cells: contract
# told: Shares its memory with other optimizers
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9, v={}):
        self.lr = lr
        self.momentum = momentum
        self.v = v

    def update(self, params, grads):
        for k in params:
            if k not in self.v:
                self.v[k] = np.zeros_like(params[k])
            self.v[k] *= self.momentum
            self.v[k] -= self.lr * grads[k]
            params[k] += self.v[k]
