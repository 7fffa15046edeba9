# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.hist = []          # all lr*grad seen so far, oldest first

    def update(self, params, grads):
        self.hist.append({k: self.lr * grads[k] for k in grads})
        n = len(self.hist)
        for k in params:
            v = sum(self.momentum ** (n - 1 - i) * h[k] for i, h in enumerate(self.hist))
            params[k] -= v
