# fault: A factor one half (from the derivative of a square) is put before the gradient.
# cells: rule
# told: Halves the step
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
    def update(self, params, grads):
        for k in params:
            params[k] -= 0.5 * self.lr * grads[k]
