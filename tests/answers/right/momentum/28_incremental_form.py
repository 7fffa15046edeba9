# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        friction = 1 - self.momentum
        for k in params:
            if k not in self.v:
                self.v[k] = np.zeros_like(params[k])
            # dv = -(friction * v + lr * g)
            self.v[k] += -(friction * self.v[k] + self.lr * grads[k])
            params[k] += self.v[k]
