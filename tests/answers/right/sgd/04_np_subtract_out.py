# breaks: none
class SGD:
    """Vanilla gradient descent."""

    def __init__(self, lr=1e-2):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            step = np.multiply(self.lr, grads[k])
            np.subtract(params[k], step, out=params[k])
