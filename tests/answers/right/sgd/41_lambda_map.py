# breaks: none
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        list(map(lambda k: np.subtract(params[k], np.multiply(self.lr, grads[k]), out=params[k]), params))
