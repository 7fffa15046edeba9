# fault: the gradient is summed over its first axis, as if it were the batch axis
# cells: rule
# told: Mixes the elements of an array
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            g = grads[k]
            if g.ndim > 0:
                g = g.sum(axis=0)
            params[k] -= self.lr * g
