# fault: the attribute is called self.learning_rate in update, but self.lr in __init__
# cells: rule
# told: `learning_rate` is used before anything was put there. Which line makes it, does that line run before, and are all names spelled alike, `__init__` too?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] -= self.learning_rate * grads[k]
