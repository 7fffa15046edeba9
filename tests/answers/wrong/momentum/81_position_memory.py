# fault: momentum multiplies the parameter instead of the velocity: p = mu p - lr g
# cells: rule
# told: Puts momentum on the parameter
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] *= self.momentum
            params[k] -= self.lr * grads[k]
