# fault: lr is missing, and the gradient is averaged over its elements
# cells: rule
# told: Ignores the learning rate and mixes the elements of an array
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] -= np.mean(grads[k])
