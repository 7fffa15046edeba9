# fault: The gradient is squared and halved.
# cells: rule
# told: The first step is the whole difference: redo it by hand with one number.
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * np.square(grads[k]) / 2
