# fault: the velocity is the gradient array itself at the start (alias): grads are overwritten and the first push is wrong
# cells: rule
# told: `update` also changes the gradients that it is given. Which of your arrays is another name for one of them, and what do you write into it?
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.v is None:
            self.v = {k: g for k, g in grads.items()}
        for k in params:
            self.v[k] *= self.momentum
            self.v[k] -= self.lr * grads[k]
            params[k] += self.v[k]
