# fault: params[k] is replaced by a new array.
# cells: contract
# told: Writes to new arrays
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in list(params.keys()):
            vel = self.v.pop(k, 0.0)
            vel = vel * self.momentum - grads[k] * self.lr
            params[k] = vel + params[k]
            self.v[k] = vel
