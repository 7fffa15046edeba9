# fault: The absolute gradient is used and momentum multiplies the whole bracket.
# cells: rule
# told: The first step is the whole difference: redo it by hand with one number.
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            old = self.v.get(k, np.zeros_like(params[k]))
            self.v[k] = self.momentum * (old - self.lr * np.abs(grads[k]))
            params[k] += self.v[k]
