# fault: a single velocity for all parameters, carried from key to key
# cells: rule
# told: All steps of `W`, the first one in the dictionary, are right, and others are not. What happens between one parameter and the next?
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = 0.0

    def update(self, params, grads):
        for k in params:
            self.v = self.momentum * np.mean(self.v) - self.lr * grads[k]
            params[k] += self.v
