# fault: Nesterov's form is used and the learning rate shrinks by 1 percent per call.
# cells: rule
# told: The step of every number is 1.9 times as long as it should be. Which factor is missing in your code, or there once too often?
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.momentum * self.v[k] - self.lr * grads[k]
        self.lr *= 0.99
