# fault: negative parameters are set to zero after the step
# cells: rule
# told: In `W`, some numbers make the right steps, and others do not. Print both kinds: what does your code do differently for them?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] -= self.lr * grads[k]
            params[k][params[k] < 0] = 0
