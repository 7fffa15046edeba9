# fault: The square of the gradient is used.
# cells: rule
# told: Squares the gradient
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k] ** 2
