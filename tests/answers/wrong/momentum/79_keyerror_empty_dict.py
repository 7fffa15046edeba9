# fault: self.v = {} but no zeros are put in: KeyError at the first key
# cells: rule
# told: A dictionary has no entry for this key. Where do its keys come from, and is there an entry for each key of `params` before it is used?
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
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += self.v[k]
