# fault: gradients are clipped to -1 ... 1 element by element
# cells: rule
# told: Clips the gradient
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            g = np.clip(grads[k], -1.0, 1.0)
            params[k] -= self.lr * g
