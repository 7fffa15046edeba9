# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in grads:
            params[k][...] = params[k] - self.lr * grads[k]
