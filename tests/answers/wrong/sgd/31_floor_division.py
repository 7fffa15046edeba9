# fault: Floor division cuts the gradient to whole numbers.
# cells: rule
# told: Cuts the gradient to whole numbers
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * (grads[k] // 1)
