# fault: The constant is added under the root.
# cells: epsilon
# told: Puts `eps` inside the root
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, np.zeros_like(params[k])) + np.square(grads[k])
            params[k] -= np.multiply(self.lr, grads[k]) / np.sqrt(self.h[k] + 1e-7)
