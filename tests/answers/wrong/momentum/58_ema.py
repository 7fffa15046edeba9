# fault: exponential mean: the gradient is weighted with 1 - momentum
# cells: rule
# told: Takes a mean of the gradients
def blend(old, new, weight):
    return weight * old + (1 - weight) * new


class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            self.v[k] = blend(self.v[k], grads[k], self.momentum)
            params[k] -= self.lr * self.v[k]
