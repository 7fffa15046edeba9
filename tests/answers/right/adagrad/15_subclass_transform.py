# breaks: none
class Optimizer:
    EPS = 1e-7
    def __init__(self, lr): self.lr = lr
    def transform(self, k, g): return g
    def update(self, params, grads):
        for k in params: params[k] -= self.lr * self.transform(k, grads[k])

class AdaGrad(Optimizer):
    def __init__(self, lr=0.01):
        super().__init__(lr)
        self.sum_sq = {}
    def transform(self, k, g):
        self.sum_sq[k] = g * g + (self.sum_sq[k] if k in self.sum_sq else 0)
        return g / (self.sum_sq[k] ** 0.5 + self.EPS)
