# fault: The root is stored back into h, so the next call adds to the root.
# cells: rule
# told: Stores the root
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.h:
                self.h[k] = np.zeros_like(params[k])
            self.h[k] += grads[k] ** 2
            np.sqrt(self.h[k], out=self.h[k])
            params[k] -= self.lr * grads[k] / (self.h[k] + 1e-7)
