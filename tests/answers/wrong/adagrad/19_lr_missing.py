# fault: The learning rate is not used.
# cells: rule
# told: Ignores the learning rate
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for p, k in zip(params.values(), grads):
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            p -= grads[k] / (np.sqrt(self.h[k]) + 1e-7)
