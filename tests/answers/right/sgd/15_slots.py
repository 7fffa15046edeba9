# breaks: none
class SGD:
    __slots__ = ("lr",)

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        lr = self.lr
        for k in params:
            params[k].__isub__(lr * grads[k])
