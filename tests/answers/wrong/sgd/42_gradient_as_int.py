# fault: The gradients are converted to int before use.
# cells: rule
# told: Cuts the gradient to whole numbers
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k].astype(int)
