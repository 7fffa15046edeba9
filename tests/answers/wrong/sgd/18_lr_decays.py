# fault: The learning rate is multiplied by 0.99 after every update out of habit.
# cells: rule
# told: Changes the learning rate by itself
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
        self.lr *= 0.99
