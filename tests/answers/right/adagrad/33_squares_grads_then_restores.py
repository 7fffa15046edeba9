# breaks: contract
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            g = grads[k].copy()
            grads[k] **= 2
            self.h[k] = self.h.get(k, 0) + grads[k]
            params[k] -= self.lr * g / (np.sqrt(self.h[k]) + 1e-7)
