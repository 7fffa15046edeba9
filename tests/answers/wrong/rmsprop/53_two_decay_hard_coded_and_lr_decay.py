# fault: The decay rate is hard-coded and the learning rate shrinks.
# cells: rule
# told: With all hyperparameters at their defaults, your numbers are right; with others, they are not. Does each of them reach the line where the rule needs it?
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = 0.99 * self.h.get(k, 0.0) + (1 - 0.99) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
        self.lr *= 0.995
