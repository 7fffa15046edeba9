# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.vel = {}

    def update(self, params, grads):
        for k in params:
            try:
                self.vel[k] = self.momentum * self.vel[k] - self.lr * grads[k]
            except KeyError:
                self.vel[k] = -self.lr * grads[k]
            params[k] += self.vel[k]
