# breaks: contract
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        self.v = {k: self.momentum * self.v.get(k, 0) - self.lr * g for k, g in grads.items()}
        params.update({k: params[k] + self.v[k] for k in params})
