# fault: The gradient is weighted with 1 - momentum (exponential average).
# cells: rule
# told: Takes a mean of the gradients
def ema(old, new, beta):
    return beta * old + (1 - beta) * new

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k, p in params.items():
            self.v[k] = ema(self.v.get(k, np.zeros_like(p)), -self.lr * grads[k], self.momentum)
            p += self.v[k]
