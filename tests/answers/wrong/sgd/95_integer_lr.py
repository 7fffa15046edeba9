# fault: the learning rate is converted to an int
# cells: rule
# told: Leaves the parameters as they are
class SGD:
    def __init__(self, lr=0.01):
        self.lr = int(lr)

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
