# fault: A velocity is kept and it is subtracted although it already has the minus.
# cells: rule
# told: Has a velocity and ascends
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.v = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.v:
                self.v[k] = np.zeros_like(params[k])
            self.v[k] = 0.9 * self.v[k] - self.lr * grads[k]
            params[k] -= self.v[k]
