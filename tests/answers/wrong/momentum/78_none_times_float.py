# fault: the velocities are never made: None times a number, TypeError
# cells: rule
# told: Something is still None when you use it. Which line makes it, and does that line run before?
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            self.v = self.momentum * self.v - self.lr * grads[k]
            params[k] += self.v
