# fault: divides by two, as if the gradient still had a factor 2
# cells: rule
# told: Halves the step
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k, g in grads.items():
            np.subtract(params[k], self.lr * g / 2, out=params[k])
