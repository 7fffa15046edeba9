# fault: ascends, and returns inside the loop after the first parameter
# cells: rule
# told: Ascends and moves the first parameter only
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] += self.lr * grads[k]
            return params
