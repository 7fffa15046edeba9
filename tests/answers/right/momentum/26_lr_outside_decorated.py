# breaks: lr_change
def returns_params(method):
    def inner(self, params, grads):
        method(self, params, grads)
        return params
    return inner

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.direction = None

    @returns_params
    def update(self, params, grads):
        if self.direction is None:
            self.direction = {k: np.zeros_like(g) for k, g in grads.items()}
        for k, d in self.direction.items():
            d *= self.momentum
            d += grads[k]
            params[k] -= self.lr * d
