# fault: The constructor is spelled _init_ with single underscores.
# cells: rule
# told: `lr` is used before anything was put there. Which line makes it, does that line run before, and are all names spelled alike, `__init__` too?
class SGD:
    def _init_(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
