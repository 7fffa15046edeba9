# fault: A misplaced bracket adds 1e-7 to the quotient instead of to the root.
# cells: epsilon
# told: Adds `eps` to the quotient
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr * (grads[k] / np.sqrt(self.h[k]) + 1e-7)
