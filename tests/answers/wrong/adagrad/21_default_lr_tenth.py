# fault: The default learning rate is 0.001.
# cells: rule
# told: Has other defaults
class AdaGrad:
    def __init__(self, lr=0.001):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
