# fault: The velocity is written with [:], which fails for arrays of shape ().
# cells: contract
# told: Parameters may have any number of axes, and the shape () too. Which of your lines counts on a certain number of them?
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = {k: np.zeros_like(p) for k, p in params.items()}
        for v, p, g in zip(self.v.values(), params.values(), grads.values()):
            v[:] = self.momentum * v - self.lr * g
            p += v
