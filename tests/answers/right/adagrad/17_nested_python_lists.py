# breaks: contract
class AdaGrad:
    # works for vectors and matrices
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            p, g = params[k], grads[k]
            if k not in self.h:
                self.h[k] = np.zeros_like(p)
            h = self.h[k]
            if p.ndim == 1:
                for i in range(len(p)):
                    h[i] += g[i] ** 2
                    p[i] -= self.lr * g[i] / (h[i] ** 0.5 + 1e-7)
            else:
                for i in range(p.shape[0]):
                    for j in range(p.shape[1]):
                        h[i, j] += g[i, j] ** 2
                        p[i, j] -= self.lr * g[i, j] / (h[i, j] ** 0.5 + 1e-7)
