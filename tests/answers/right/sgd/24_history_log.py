# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.history = []

    def update(self, params, grads):
        before = {k: p.copy() for k, p in params.items()}
        for k in params:
            params[k] -= self.lr * grads[k]
        self.history.append(before)
