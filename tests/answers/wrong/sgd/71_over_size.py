# fault: the gradient is divided by its number of elements once more
# cells: rule
# told: Divides by the size of the array
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            n = np.size(grads[k])
            params[k] -= self.lr * grads[k] / n
