# fault: ascends, and lr is applied twice
# cells: rule
# told: The step of every number is 0.01 times as long as it should be, and goes the wrong way. Which factor is missing in your code, or there once too often?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k, g in grads.items():
            step = self.lr * g
            params[k] += self.lr * step
