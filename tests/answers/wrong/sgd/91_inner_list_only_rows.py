# fault: only the first row of every matrix is updated
# cells: rule
# told: Moves part of an array only
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            if params[k].ndim == 2:
                params[k][0] -= self.lr * grads[k][0]
            else:
                params[k] -= self.lr * grads[k]
