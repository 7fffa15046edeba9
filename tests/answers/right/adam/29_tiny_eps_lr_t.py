# breaks: epsilon
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.step = 0
        self.m, self.v = {}, {}

    def update(self, params, grads):
        self.step += 1
        alpha = self.lr * (1 - self.beta2 ** self.step) ** 0.5 / (1 - self.beta1 ** self.step)
        for k, g in grads.items():
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * g ** 2
            params[k] -= alpha * self.m[k] / (np.sqrt(self.v[k]) + 1e-12)
