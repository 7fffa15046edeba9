# fault: the norm of the whole array, and not accumulated
# cells: rule
# told: The first step is the whole difference: redo it by hand with one number.
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            h = np.sum(grads[k] ** 2)
            params[k] -= self.lr * grads[k] / (np.sqrt(h) + 1e-7)
