# fault: The velocity is one number per array (the mean gradient).
# cells: rule
# told: Mixes the elements of an array
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k].mean()
            params[k] += self.v[k]
