# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1, self.beta2 = beta1, beta2
        self.beta1_power = 1.0
        self.beta2_power = 1.0
        self.m, self.v = {}, {}

    def update(self, params, grads):
        self.beta1_power *= self.beta1
        self.beta2_power *= self.beta2
        for k, g in grads.items():
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * g * g
            mh = self.m[k] / (1 - self.beta1_power)
            vh = self.v[k] / (1 - self.beta2_power)
            params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-7)
