# fault: A bracket makes momentum multiply the gradient term too.
# cells: rule
# told: Slows the new push down too
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            old = self.v[k] if k in self.v else np.zeros_like(params[k])
            self.v[k] = self.momentum * (old - self.lr * grads[k])
            params[k] += self.v[k]
