# fault: The update line stands outside the loop, so only the last key is updated.
# cells: rule
# told: Moves the last parameter only
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            step = self.lr * grads[k]
        params[k] -= step
