# fault: The raw gradient is used in the numerator.
# cells: rule
# told: Steps by the gradient
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.betas = beta1, beta2
        self.n = 0
        self.m = dict()
        self.v = dict()

    def update(self, params, grads):
        b1, b2 = self.betas
        self.n += 1
        for (k, p), g in zip(params.items(), grads.values()):
            self.m[k] = b1 * self.m.get(k, 0) + (1 - b1) * g
            self.v[k] = b2 * self.v.get(k, 0) + (1 - b2) * np.square(g)
            alpha = self.lr * (1 - b2 ** self.n) ** 0.5 / (1 - b1 ** self.n)
            alpha *= 1 - b1 ** self.n
            p[...] -= alpha * g / (np.sqrt(self.v[k]) + 1e-7)
