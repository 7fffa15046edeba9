# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        grads = {k: -g for k, g in grads.items()}      # descent directions (new dict)
        for k in grads:
            if not k in self.v:
                self.v[k] = self.lr * grads[k]
            else:
                self.v[k] = self.momentum * self.v[k] + self.lr * grads[k]
            params[k] += self.v[k]
