# breaks: none
EPS = 1e-7

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.cache = {}

    def update(self, params, grads):
        for k, g in grads.items():
            if k not in self.cache:
                self.cache[k] = np.square(g)
            else:
                self.cache[k] = self.cache[k] + np.square(g)
            params[k] -= (self.lr / (EPS + np.sqrt(self.cache[k]))) * g
