# fault: a new key test is inverted: the velocity is zeroed every time the key exists
# cells: rule
# told: Forgets the velocity
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.v is None:
            self.v = {}
        for k in params:
            if k in self.v:
                self.v[k] = np.zeros_like(params[k])
            else:
                self.v[k] = np.zeros_like(params[k])
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += self.v[k]
