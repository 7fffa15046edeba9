# fault: The velocities are stored by shape, so two arrays of the same shape share one.
# cells: rule
# told: Keeps one memory for several parameters
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k, p in params.items():
            old = self.v.get(p.shape, np.zeros(p.shape))
            self.v[p.shape] = self.momentum * old - self.lr * grads[k]
            p += self.v[p.shape]
