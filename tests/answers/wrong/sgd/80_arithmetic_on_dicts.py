# fault: arithmetic on whole dictionaries: TypeError
# cells: rule
# told: A whole dictionary takes part in your calculation. Which of its arrays do you mean?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        params -= self.lr * grads
