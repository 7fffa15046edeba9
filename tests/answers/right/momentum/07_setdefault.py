# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.state = {}

    def update(self, params, grads):
        for k, p in params.items():
            v = self.state.setdefault(k, np.zeros_like(p))
            v *= self.momentum
            v -= self.lr * grads[k]
            p += v
