# fault: The constant is 1e-8 instead of 1e-7.
# cells: epsilon
# told: Has another `eps`
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k, p in params.items():
            if k not in self.h:
                self.h[k] = 0 * p
            self.h[k] = self.h[k] + grads[k] ** 2
            p -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-8)
