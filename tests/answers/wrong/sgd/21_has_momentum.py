# fault: A velocity with factor 0.9 is kept although plain SGD is asked.
# cells: rule
# told: Has a velocity
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = 0.9 * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.v[k]
