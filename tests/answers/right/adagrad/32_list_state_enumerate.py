# breaks: contract
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = []

    def update(self, params, grads):
        for i, (p, g) in enumerate(zip(params.values(), grads.values())):
            if i == len(self.h):
                self.h.append(np.zeros_like(p))
            self.h[i] += g * g
            p[...] = p - self.lr * g / (np.sqrt(self.h[i]) + 1e-7)
