# fault: The sign is wrong and the default learning rate is 0.001.
# cells: rule
class SGD:
    def __init__(self, lr=0.001):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] += self.lr * grads[k]
