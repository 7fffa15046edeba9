# breaks: contract
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        params.update({k: w - self.lr * grads[k] for k, w in params.items()})
