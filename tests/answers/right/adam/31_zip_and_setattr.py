# breaks: contract
class Adam:
    def __init__(self, *args, **kwargs):
        names = ("lr", "beta1", "beta2")
        values = dict(zip(names, (0.001, 0.9, 0.999)))
        values.update(zip(names, args))
        values.update(kwargs)
        for n in names:
            setattr(self, n, values[n])
        self.t = 0
        self.m = self.v = None

    def update(self, params, grads):
        if self.m is None:
            self.m = [np.zeros_like(p) for p in params.values()]
            self.v = [np.zeros_like(p) for p in params.values()]
        self.t += 1
        for p, g, m, v in zip(params.values(), grads.values(), self.m, self.v):
            m[...] = self.beta1 * m + (1 - self.beta1) * g
            v[...] = self.beta2 * v + (1 - self.beta2) * g * g
            p[...] = p - self.lr * m / (1 - self.beta1 ** self.t) / (np.sqrt(v / (1 - self.beta2 ** self.t)) + 1e-7)
