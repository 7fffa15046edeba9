# fault: The old velocity is applied and 0.9 is hard-coded.
# cells: rule
# told: Ignores its other hyperparameters and moves by the velocity before the push
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            v = self.v.get(k, np.zeros_like(params[k]))
            params[k] += v
            self.v[k] = 0.9 * v - self.lr * grads[k]
