# fault: the loop variable is rebound to a new array, so params never changes
# cells: rule
# told: Leaves the parameters as they are
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for p, g in zip(params.values(), grads.values()):
            p = p - self.lr * g
