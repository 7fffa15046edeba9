# breaks: contract
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            grads[k] *= self.lr
            params[k] -= grads[k]
