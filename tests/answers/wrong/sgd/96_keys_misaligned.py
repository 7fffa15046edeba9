# fault: keys of params are sorted, values of grads are not: gradients go to the wrong parameter
# cells: contract
# told: Two arrays of different shapes meet. Print the `shape` of both: does each parameter meet its own gradient, and a memory of its own shape?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k, g in zip(sorted(params), grads.values()):
            params[k] -= self.lr * g
