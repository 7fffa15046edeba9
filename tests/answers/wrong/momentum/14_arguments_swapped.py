# fault: The constructor takes momentum first and lr second.
# cells: rule
# told: Takes its hyperparameters in another order
class Momentum:
    def __init__(self, momentum=0.9, lr=0.01):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.v[k]
