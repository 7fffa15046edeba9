# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.left1 = self.left2 = 1.0   # beta to the power of t
        self.m, self.v = {}, {}

    def update(self, params, grads):
        self.left1 *= self.beta1
        self.left2 *= self.beta2
        lr_t = self.lr * (1 - self.left2) ** 0.5 / (1 - self.left1)
        for k in grads:
            self.m[k] = self.m.get(k, 0) * self.beta1 + grads[k] * (1 - self.beta1)
            self.v[k] = self.v.get(k, 0) * self.beta2 + grads[k] * grads[k] * (1 - self.beta2)
            params[k] -= lr_t * self.m[k] / (np.sqrt(self.v[k]) + 1e-7)
