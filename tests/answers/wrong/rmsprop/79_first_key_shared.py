# fault: h is one array, shaped like the first parameter and used for all: broadcasts or fails
# cells: rule
# told: Two arrays of different shapes meet. Print the `shape` of both: does each parameter meet its own gradient, and a memory of its own shape?
class RMSprop:
    """Divide each step by the root of a fading mean of squared gradients."""

    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            if self.h is None:
                self.h = np.zeros_like(params[k])
            self.h = self.decay_rate * self.h + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h) + 1e-7)
