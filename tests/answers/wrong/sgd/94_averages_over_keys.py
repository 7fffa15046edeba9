# fault: the gradient is divided by the number of parameters
# cells: rule
# told: Divides by the number of parameters
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] -= self.lr * grads[k] / len(grads)
