# breaks: epsilon
class AdaGrad:
    """Keeps the mean of squares and the count, which together make the sum."""

    def __init__(self, lr=0.01, eps=1e-8):
        self.lr, self.eps = lr, eps
        self.mean, self.n = {}, 0

    def update(self, params, grads):
        self.n += 1
        for k, g in grads.items():
            old = self.mean.get(k, np.zeros_like(g))
            self.mean[k] = old + (g ** 2 - old) / self.n
            params[k] -= self.lr * g / (np.sqrt(self.n * self.mean[k]) + self.eps)
