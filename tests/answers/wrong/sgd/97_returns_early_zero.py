# fault: returns as soon as a gradient is smaller than a threshold
# cells: rule
# told: All steps of `W`, the first one in the dictionary, are right, and others are not. What happens between one parameter and the next?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            if np.abs(grads[k]).max() < 1e-3:
                return
            params[k] -= self.lr * grads[k]
