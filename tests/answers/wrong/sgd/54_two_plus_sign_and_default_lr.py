# fault: The sign is wrong and the default learning rate is 0.001.
# cells: rule
# told: The step of every number is 0.1 times as long as it should be, and goes the wrong way. Which factor is missing in your code, or there once too often?
class SGD:
    def __init__(self, lr=0.001):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] += self.lr * grads[k]
