# fault: iterates over params as if it gave pairs: ValueError or nonsense
# cells: rule
# told: Several names stand where another number of things comes. What does a loop over a dictionary give: keys, or pairs?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k, v in params:
            params[k] = v - self.lr * grads[k]
