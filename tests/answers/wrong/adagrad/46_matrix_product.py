# fault: g @ g is used for the square.
# cells: rule
# told: Two arrays of different shapes meet. Print the `shape` of both: does each parameter meet its own gradient, and a memory of its own shape?
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] @ grads[k].T
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
