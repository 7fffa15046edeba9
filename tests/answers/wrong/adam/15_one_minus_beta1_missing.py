# fault: The gradient enters m with weight one.
# cells: rule
# told: Adds the whole gradient
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
        lr_t = self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)
        for k in params:
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + grads[k]
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * grads[k] ** 2
            params[k] -= lr_t * self.m[k] / (np.sqrt(self.v[k]) + 1e-7)
