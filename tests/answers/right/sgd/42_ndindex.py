# breaks: none
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k, p in params.items():
            for i in np.ndindex(p.shape):
                p[i] -= self.lr * grads[k][i]
