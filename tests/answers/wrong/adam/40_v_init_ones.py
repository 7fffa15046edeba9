# fault: The second moment starts at one.
# cells: rule
# told: Starts with a second moment of one
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0

    def update(self, params, grads):
        if not hasattr(self, "m"):
            self.m = {k: np.zeros(p.shape) for k, p in params.items()}
            self.v = {k: np.ones(p.shape) for k, p in params.items()}
        self.t += 1
        lr_t = self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)
        for k in params:
            self.m[k] *= self.beta1
            self.m[k] += (1 - self.beta1) * grads[k]
            self.v[k] *= self.beta2
            self.v[k] += (1 - self.beta2) * grads[k] ** 2
            params[k] -= lr_t * self.m[k] / (np.sqrt(self.v[k]) + 1e-7)
