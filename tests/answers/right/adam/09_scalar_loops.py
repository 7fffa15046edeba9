# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        self.t += 1
        b1t = self.beta1 ** self.t
        b2t = self.beta2 ** self.t
        for k in params:
            if k not in self.m:
                self.m[k] = np.zeros(params[k].shape)
                self.v[k] = np.zeros(params[k].shape)
            for i in np.ndindex(params[k].shape):
                g = grads[k][i]
                self.m[k][i] = self.beta1 * self.m[k][i] + (1 - self.beta1) * g
                self.v[k][i] = self.beta2 * self.v[k][i] + (1 - self.beta2) * g * g
                mh = self.m[k][i] / (1 - b1t)
                vh = self.v[k][i] / (1 - b2t)
                params[k][i] = params[k][i] - self.lr * mh / (vh ** 0.5 + 1e-7)
