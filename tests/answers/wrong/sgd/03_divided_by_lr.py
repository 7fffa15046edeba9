# fault: The gradient is divided by the learning rate instead of multiplied.
# cells: rule
# told: Divides by the learning rate
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k, g in grads.items():
            np.subtract(params[k], g / self.lr, out=params[k])
