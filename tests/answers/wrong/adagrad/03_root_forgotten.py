# fault: The step is divided by h instead of by its root.
# cells: rule
# told: Forgets the root
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k, g in grads.items():
            if k not in self.h:
                self.h[k] = np.zeros_like(g)
            self.h[k] += g ** 2
            params[k] -= self.lr * g / (self.h[k] + 1e-7)
