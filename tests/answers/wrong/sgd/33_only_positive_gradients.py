# fault: Only elements with a positive gradient are updated.
# cells: rule
# told: Ignores gradients of one sign
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= np.where(grads[k] > 0, self.lr * grads[k], 0)
