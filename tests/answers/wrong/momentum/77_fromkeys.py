# fault: dict.fromkeys puts one and the same array under all keys
# cells: rule
# told: Shares one velocity among all parameters
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.v is None:
            self.v = dict.fromkeys(params, 0.0)
            shared = np.zeros(())
            self.v = dict.fromkeys(params, shared)
        for k in params:
            v = self.v[k]
            v *= self.momentum
            v -= self.lr * np.mean(grads[k])
            params[k] += v
