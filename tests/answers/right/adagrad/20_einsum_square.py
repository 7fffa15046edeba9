# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            sq = np.einsum("...,...->...", grads[k], grads[k])
            if k not in self.h:
                self.h[k] = np.zeros_like(params[k])
            self.h[k] += sq
            params[k] -= np.einsum(",...,...->...", self.lr, grads[k], 1.0 / (np.sqrt(self.h[k]) + 1e-7))
