# fault: the decay is multiplied by the bias-corrected rate and not by lr
# cells: rule
# told: Decays by the corrected rate
class AdamW:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.weight_decay = weight_decay
        self.t = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        self.t += 1
        root = np.sqrt(1 - self.beta2 ** self.t)
        step_size = self.lr * root / (1 - self.beta1 ** self.t)
        for key in params:
            self.m[key] = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v[key] + (1 - self.beta2) * grads[key] ** 2
            params[key] *= 1 - step_size * self.weight_decay
            params[key] -= step_size * self.m[key] / (np.sqrt(self.v[key]) + 1e-7 * root)
