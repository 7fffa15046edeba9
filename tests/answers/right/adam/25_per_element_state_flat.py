# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = {}
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        for k in params:
            for i in range(params[k].size):
                key = k + "#" + str(i)
                t = self.t[key] = self.t.get(key, 0) + 1
                g = float(grads[k].flat[i])
                m = self.m[key] = self.beta1 * self.m.get(key, 0.0) + (1 - self.beta1) * g
                v = self.v[key] = self.beta2 * self.v.get(key, 0.0) + (1 - self.beta2) * g * g
                params[k].flat[i] -= self.lr * (m / (1 - self.beta1 ** t)) / ((v / (1 - self.beta2 ** t)) ** 0.5 + 1e-7)
