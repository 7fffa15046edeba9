# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01): self.lr, self.h = lr, {}
    def update(self, p, g): [p[k].__isub__(self.lr * g[k] / (np.sqrt(h) + 1e-7)) for k in p if (h := self.h.__setitem__(k, self.h.get(k, 0.0) + g[k] ** 2) or self.h[k]) is not None]
