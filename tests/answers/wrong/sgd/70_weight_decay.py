# fault: weight decay of 0.01 is added to the gradient
# cells: rule
# told: Adds weight decay
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] -= self.lr * (grads[k] + 0.01 * params[k])
