# fault: The learning rate multiplies the gradient before it is accumulated.
# cells: rule
# told: Puts the learning rate into the sum
class AdaGrad:
    """the step lr*g is normalised by its own accumulated size"""
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        steps = {k: self.lr * g for k, g in grads.items()}
        for k, s in steps.items():
            try:
                self.h[k] += s * s
            except KeyError:
                self.h[k] = s * s
            params[k] -= s / (np.sqrt(self.h[k]) + 1e-7)
