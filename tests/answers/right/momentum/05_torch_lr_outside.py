# breaks: lr_change
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.buf = {}

    def update(self, params, grads):
        for k in params:
            if k in self.buf:
                self.buf[k] = self.momentum * self.buf[k] + grads[k]
            else:
                self.buf[k] = grads[k].copy()
            params[k] -= self.lr * self.buf[k]
