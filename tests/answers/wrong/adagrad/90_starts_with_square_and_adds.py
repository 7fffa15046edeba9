# fault: h starts with the first square and the first square is added again
# cells: rule
# told: Starts with the first square
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {k: grads[k] ** 2 for k in params}
        for k in params:
            self.h[k] = self.h[k] + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
