# fault: one array object for all keys of the same shape (cache keyed by shape)
# cells: rule
# told: Keeps one memory for several parameters
class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.h is None:
            self.h = {}
        for k in params:
            s = params[k].shape
            if s not in self.h:
                self.h[s] = np.zeros(s)
            self.h[s] += grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[s]) + 1e-7)
