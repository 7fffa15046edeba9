# breaks: none
class Momentum:
    """Step along a velocity that every gradient pushes."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        keys = sorted(params)
        sizes = [params[k].size for k in keys]
        g = np.concatenate([grads[k].reshape(-1) for k in keys])
        self.v = (0 if self.v is None else self.momentum * self.v) - self.lr * g
        for k, piece in zip(keys, np.split(self.v, np.cumsum(sizes)[:-1])):
            params[k] += piece.reshape(params[k].shape)
