# fault: Each call uses the gradient of the call before (one step late).
# cells: rule
# told: Is one gradient late
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.last = None

    def update(self, params, grads):
        if self.last is not None:
            for k in params:
                params[k] -= self.lr * self.last[k]
        self.last = {k: g.copy() for k, g in grads.items()}
