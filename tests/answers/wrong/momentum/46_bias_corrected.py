# fault: The velocity is divided by 1 - momentum**t as in Adam.
# cells: rule
# told: Corrects the velocity as Adam does
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}
        self.t = 0

    def update(self, params, grads):
        self.t += 1
        for k in params:
            self.v[k] = self.momentum * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.v[k] / (1 - self.momentum ** self.t)
