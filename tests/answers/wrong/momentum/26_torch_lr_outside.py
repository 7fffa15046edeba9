# fault: The learning rate multiplies the velocity outside, so a change of lr rescales the old velocity.
# cells: lr_change
# told: Keeps the rate outside the velocity
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k, g in grads.items():
            self.v[k] = self.momentum * self.v.get(k, np.zeros_like(g)) + g
            params[k] -= self.lr * self.v[k]
