# fault: The gradient is multiplied by the root instead of divided.
# cells: rule
# told: Multiplies by the root
class Optimizer:
    def __init__(self, lr):
        self.lr = lr
        self.state = {}

    def update(self, params, grads):
        for k in params:
            self.apply(k, params[k], grads[k])

class AdaGrad(Optimizer):
    def __init__(self, lr=0.01):
        super().__init__(lr)

    def apply(self, k, p, g):
        self.state[k] = self.state.get(k, 0.0) + g ** 2
        p -= self.lr * g * (np.sqrt(self.state[k]) + 1e-7)
