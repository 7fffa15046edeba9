# fault: The absolute value of the gradient is taken, so the direction is lost.
# cells: rule
# told: Takes absolute values
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * np.abs(grads[k])
