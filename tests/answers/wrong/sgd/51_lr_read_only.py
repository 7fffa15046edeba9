# fault: lr is a read-only property, so it cannot be changed from outside.
# cells: lr_change
# told: The learning rate may be changed from outside: `optimizer.lr = ...` has to work.
class SGD:
    def __init__(self, lr=0.01):
        self._lr = lr

    @property
    def lr(self):
        return self._lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self._lr * grads[k]
