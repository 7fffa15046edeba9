# fault: all parameters use the velocity of the first key when shapes fit, by a wrong variable
# cells: rule
# told: All steps of `W`, the first one in the dictionary, are right, and others are not. What happens between one parameter and the next?
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.v is None:
            self.v = {k: np.zeros_like(p) for k, p in params.items()}
        first = list(params)[0]
        for k in params:
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += self.v[k] if k == first else self.v[k] * 0 + np.mean(self.v[first])
