# fault: lr without self: NameError
# cells: rule
# told: Nothing has the name `lr` here. Is it misspelled, does it live on `self`, or was the cell that makes it not run?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] -= lr * grads[k]
