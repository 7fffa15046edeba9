# breaks: none
class Adam(object):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.m = []
        self.v = []
        self.n = 0

    def __call__(self, params, grads):
        self.n += 1
        for i, k in enumerate(params):
            if self.n == 1:
                self.m.append(np.zeros(grads[k].shape))
                self.v.append(np.zeros(grads[k].shape))
            self.m[i] += (1 - self.beta1) * grads[k] - (1 - self.beta1) * self.m[i]
            self.v[i] += (1 - self.beta2) * grads[k] ** 2 - (1 - self.beta2) * self.v[i]
            num = self.m[i] / (1 - self.beta1 ** self.n)
            den = np.sqrt(self.v[i] / (1 - self.beta2 ** self.n)) + 1e-7
            params[k] -= self.lr * num / den
        return params

    def update(self, params, grads):
        return self(params, grads)
