# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k, g in grads.items():
            a = np.abs(g)
            self.h[k] = self.h.get(k, 0) + a * a
            params[k] -= np.sign(g) * (self.lr * a / (np.sqrt(self.h[k]) + 1e-7))
