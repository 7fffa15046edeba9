# fault: one sum for the whole array instead of one for each element
# cells: rule
# told: Mixes the elements in the sum
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {k: 0.0 for k in params}
        for k in params:
            self.h[k] += np.sum(grads[k] ** 2)
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
