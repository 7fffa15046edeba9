# fault: indexes the dict by number: KeyError
# cells: rule
# told: A dictionary has no entry for this key. Where do its keys come from, and is there an entry for each key of `params` before it is used?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for i in range(len(params)):
            params[i] -= self.lr * grads[i]
