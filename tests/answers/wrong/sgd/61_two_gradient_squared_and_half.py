# fault: The gradient is squared and halved.
# cells: rule
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * np.square(grads[k]) / 2
