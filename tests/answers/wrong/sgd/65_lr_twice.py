# fault: the step is multiplied by lr twice
# cells: rule
# told: Uses the learning rate twice
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        step = {k: self.lr * g for k, g in grads.items()}
        for k in step:
            params[k] -= self.lr * step[k]
