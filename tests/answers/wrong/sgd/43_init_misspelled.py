# fault: The constructor is spelled _init_ with single underscores.
# cells: rule
class SGD:
    def _init_(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
