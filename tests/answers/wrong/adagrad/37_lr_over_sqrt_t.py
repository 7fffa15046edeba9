# fault: The learning rate is also divided by the root of t.
# cells: rule
# told: Changes the learning rate by itself
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}
        self.t = 0

    def update(self, params, grads):
        self.t += 1
        eta = self.lr / np.sqrt(self.t)
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= eta * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
