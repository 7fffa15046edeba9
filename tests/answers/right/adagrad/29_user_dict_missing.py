# breaks: none
class SumOfSquares(dict):
    def __missing__(self, key):
        return 0.0

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = SumOfSquares()

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h[k] + grads[k] * grads[k]
        for k in params:
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
