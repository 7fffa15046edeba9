# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.r = {}          # sqrt(v)

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * g
            self.r[k] = np.hypot(self.beta2 ** 0.5 * self.r.get(k, 0.0), (1 - self.beta2) ** 0.5 * g)
            m_hat = self.m[k] / (1 - self.beta1 ** self.t)
            params[k] -= self.lr * m_hat / (self.r[k] / (1 - self.beta2 ** self.t) ** 0.5 + 1e-7)
