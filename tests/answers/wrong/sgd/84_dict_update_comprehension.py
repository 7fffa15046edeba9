# fault: params.update with new arrays: nothing changes in place
# cells: contract
# told: Writes to new arrays
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        params.update({k: params[k] - self.lr * grads[k] for k in params})
