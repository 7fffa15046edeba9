# fault: the square of the summed gradients instead of the sum of the squares
# cells: rule
# told: Squares the sum
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.s = {}

    def update(self, params, grads):
        for k in params:
            self.s[k] = self.s.get(k, 0) + grads[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(self.s[k] ** 2) + 1e-7)
