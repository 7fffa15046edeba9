# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}
        self.tmp = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.h:
                self.h[k] = np.zeros_like(params[k])
                self.tmp[k] = np.empty_like(params[k])
            h, t, g = self.h[k], self.tmp[k], grads[k]
            np.multiply(g, g, out=t)
            np.add(h, t, out=h)
            np.sqrt(h, out=t)
            np.add(t, 1e-7, out=t)
            np.divide(g, t, out=t)
            np.multiply(t, self.lr, out=t)
            np.subtract(params[k], t, out=params[k])
