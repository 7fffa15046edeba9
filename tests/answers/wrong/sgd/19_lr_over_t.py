# fault: The step is divided by the number of the iteration.
# cells: rule
# told: Changes the learning rate by itself
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.t = 0

    def update(self, params, grads):
        self.t += 1
        for k in params:
            params[k] -= self.lr / self.t * grads[k]
