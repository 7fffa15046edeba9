# breaks: contract
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        if self.t == 0:
            self.m = {k: np.zeros_like(params[k]) for k in params}
            self.v = {k: np.zeros_like(params[k]) for k in params}
        self.t += 1
        for k in params:
            self.m[k][:] = self.beta1 * self.m[k] + (1 - self.beta1) * grads[k]
            self.v[k][:] = self.beta2 * self.v[k] + (1 - self.beta2) * grads[k] ** 2
            mhat = self.m[k] / (1 - self.beta1 ** self.t)
            vhat = self.v[k] / (1 - self.beta2 ** self.t)
            params[k][:] -= self.lr * mhat / (np.sqrt(vhat) + 1e-7)
