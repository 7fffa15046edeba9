# fault: update lacks the self argument.
# cells: rule
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
