# fault: 0.01 is written out in update, lr from the constructor is ignored
# cells: rule
# told: Has a learning rate of its own
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        learning_rate = 0.01
        for k in params:
            params[k] -= learning_rate * grads[k]
