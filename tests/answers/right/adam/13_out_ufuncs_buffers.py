# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}
        self.buf = {}

    def update(self, params, grads):
        self.t += 1
        step = self.lr / (1.0 - self.beta1 ** self.t)
        root = (1.0 - self.beta2 ** self.t) ** 0.5
        for k, p in params.items():
            g = grads[k]
            if k not in self.buf:
                self.m[k] = np.zeros_like(p)
                self.v[k] = np.zeros_like(p)
                self.buf[k] = np.zeros_like(p)
            m, v, b = self.m[k], self.v[k], self.buf[k]
            np.multiply(m, self.beta1, out=m)
            np.multiply(g, 1.0 - self.beta1, out=b)
            np.add(m, b, out=m)
            np.multiply(v, self.beta2, out=v)
            np.square(g, out=b)
            np.multiply(b, 1.0 - self.beta2, out=b)
            np.add(v, b, out=v)
            np.sqrt(v, out=b)
            np.divide(b, root, out=b)
            np.add(b, 1e-7, out=b)
            np.divide(m, b, out=b)
            np.multiply(b, step, out=b)
            np.subtract(p, b, out=p)
