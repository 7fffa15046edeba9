# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.velocity = dict()

    def update(self, params, grads):
        for k in params:
            if k not in self.velocity:
                self.velocity[k] = np.zeros(params[k].shape)
            self.velocity[k] *= self.momentum
            self.velocity[k] -= self.lr * grads[k]
            params[k] += self.velocity[k]
