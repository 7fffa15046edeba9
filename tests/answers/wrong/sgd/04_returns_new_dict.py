# fault: The new values are only returned in a fresh dict and params is left unchanged.
# cells: rule
# told: Leaves the parameters as they are
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        return {k: params[k] - self.lr * grads[k] for k in params}
