# fault: new arrays in params, and gradients are scaled in place
# cells: contract
# told: Writes to new arrays
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            grads[k] *= self.lr
            params[k] = params[k] - grads[k]
