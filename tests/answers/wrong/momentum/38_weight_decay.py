# fault: A weight decay of 0.01 is built in.
# cells: rule
# told: Adds weight decay
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9, *, l2=1e-2):
        self.lr = lr
        self.momentum = momentum
        self.l2 = l2
        self.v = {}

    def update(self, params, grads):
        total = {k: grads[k] + self.l2 * p for k, p in params.items()}
        for k, g in total.items():
            try:
                self.v[k] *= self.momentum
            except KeyError:
                self.v[k] = np.zeros(g.shape)
            self.v[k] -= self.lr * g
            params[k] += self.v[k]
