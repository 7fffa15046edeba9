# breaks: none
class Momentum:
    # v keeps +lr*g and is subtracted
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.mu = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            prev = self.v[k] if k in self.v else np.zeros_like(params[k])
            self.v[k] = self.mu * prev + self.lr * grads[k]
            params[k] -= self.v[k]
