# fault: The default momentum is 0.99 instead of 0.9.
# cells: rule
# told: With hyperparameters given, your numbers are right; without, they are not. Compare the defaults in your constructor with the page's.
class Momentum:
    def __init__(self, lr=0.01, momentum=0.99):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in grads:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.v[k]
