# fault: The parameters move with the old velocity before it is renewed.
# cells: rule
# told: Moves by the velocity before the push
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = {}
            for k, p in params.items():
                self.v[k] = np.zeros_like(p)
        for k in params:
            params[k] += self.v[k]
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
