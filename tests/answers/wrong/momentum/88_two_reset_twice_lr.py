# fault: the velocity is reset in each call, and lr is applied twice
# cells: rule
# told: The step of every number is 0.01 times as long as it should be. Which factor is missing in your code, or there once too often?
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        self.v = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += self.lr * self.v[k]
