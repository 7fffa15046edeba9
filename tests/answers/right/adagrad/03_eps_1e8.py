# breaks: epsilon
class AdaGrad:
    def __init__(self, lr=0.01, eps=1e-8):
        self.lr = lr
        self.eps = eps
        self.G = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.G:
                self.G[k] = np.zeros_like(params[k])
            self.G[k] += grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.G[k]) + self.eps)
