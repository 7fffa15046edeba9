# fault: The gradient is divided by the length of the array as if that were the batch size.
# cells: rule
# told: Divides by the size of the array
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            n = grads[k].shape[0]
            params[k] -= self.lr * grads[k] / n
