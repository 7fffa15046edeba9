# fault: lr decays by itself, as lr / (1 + t)
# cells: rule
# told: Changes the learning rate by itself
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.iterations = 0

    def update(self, params, grads):
        lr_t = self.lr / (1 + self.iterations)
        for k in params:
            params[k] -= lr_t * grads[k]
        self.iterations += 1
