# fault: the velocity is the sum of the gradient and momentum times the gradient
# cells: rule
# told: The step of every number is 1.9 times as long as it should be. Which factor is missing in your code, or there once too often?
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            v = self.momentum * grads[k] + grads[k]
            params[k] -= self.lr * v
