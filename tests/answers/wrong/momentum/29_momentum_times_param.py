# fault: momentum multiplies the parameter instead of the velocity.
# cells: rule
# told: Puts momentum on the parameter
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum

    def update(self, params, grads):
        for p, g in zip(params.values(), grads.values()):
            for i in range(p.size):
                v = self.momentum * p.flat[i] - self.lr * g.flat[i]
                p.flat[i] += v
