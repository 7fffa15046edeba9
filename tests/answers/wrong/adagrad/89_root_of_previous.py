# fault: the root uses h before the new square on all but the first call
# cells: rule
# told: Starts with the first square
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        if self.h is None:
            self.h = {k: grads[k] ** 2 for k in params}
        for k in params:
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
            self.h[k] += grads[k] ** 2
