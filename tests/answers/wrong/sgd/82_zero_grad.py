# fault: zeroes the gradients after the step, as PyTorch programs do
# cells: contract
# told: Changes the gradients
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] -= self.lr * grads[k]
            grads[k][...] = 0
