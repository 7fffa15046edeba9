# fault: =- in place of -=: each parameter becomes minus the step, its old value is lost
# cells: rule
# told: Puts the step in place of the parameter
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for name in params.keys():
            params[name] =- self.lr * grads[name]
