# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    @property
    def lr(self):
        return self._lr

    @lr.setter
    def lr(self, value):
        if value < 0:
            raise ValueError("learning rate must be >= 0")
        self._lr = value

    def update(self, params, grads):
        for k in params:
            params[k] -= self._lr * grads[k]
