# fault: momentum is raised to the power t before it multiplies the velocity.
# cells: rule
# told: Raises momentum to a power
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}
        self.t = 0

    def update(self, params, grads):
        self.t += 1
        for k in params:
            self.v[k] = self.momentum ** self.t * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.v[k]
