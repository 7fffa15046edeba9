# fault: The velocity is limited to plus or minus 0.05.
# cells: rule
# told: Limits the velocity
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9, vmax=0.05):
        self.lr = lr
        self.momentum = momentum
        self.vmax = vmax
        self.v = {}

    def update(self, params, grads):
        for k in params:
            v = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k]
            self.v[k] = np.clip(v, -self.vmax, self.vmax)
            params[k] += self.v[k]
