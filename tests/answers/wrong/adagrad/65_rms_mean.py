# fault: the mean of the squares so far is used instead of their sum
# cells: rule
# told: Takes the mean over time
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}
        self.n = 0

    def update(self, params, grads):
        self.n += 1
        for k in params:
            self.h[k] = self.h.get(k, 0) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k] / self.n) + 1e-7)
