# fault: the step grows with the number of the call
# cells: rule
# told: Changes the learning rate by itself
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.n = 0

    def update(self, params, grads):
        self.n += 1
        for k in params:
            params[k] -= self.n * self.lr * grads[k]
