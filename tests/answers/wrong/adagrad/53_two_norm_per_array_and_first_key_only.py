# fault: One norm per array and only the first key.
# cells: rule
# told: Moves the first parameter only and mixes the elements in the sum
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        k = list(params)[0]
        self.h[k] = self.h.get(k, 0.0) + np.linalg.norm(grads[k]) ** 2
        params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
