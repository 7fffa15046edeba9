# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, *, eps=1e-7, amsgrad=False, weight_decay=0):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.amsgrad = amsgrad
        self.weight_decay = weight_decay
        self.t = 0
        self.exp_avg = {}
        self.exp_avg_sq = {}
        self.max_sq = {}

    def update(self, params, grads):
        self.t += 1
        for k in params:
            g = grads[k]
            if self.weight_decay:
                g = g + self.weight_decay * params[k]
            if k not in self.exp_avg:
                self.exp_avg[k] = np.zeros_like(g)
                self.exp_avg_sq[k] = np.zeros_like(g)
                self.max_sq[k] = np.zeros_like(g)
            self.exp_avg[k] = self.exp_avg[k] * self.beta1 + g * (1 - self.beta1)
            self.exp_avg_sq[k] = self.exp_avg_sq[k] * self.beta2 + g * g * (1 - self.beta2)
            second = self.exp_avg_sq[k]
            if self.amsgrad:
                self.max_sq[k] = np.maximum(self.max_sq[k], second)
                second = self.max_sq[k]
            denom = np.sqrt(second) / (1 - self.beta2 ** self.t) ** 0.5 + self.eps
            params[k] -= self.lr / (1 - self.beta1 ** self.t) * self.exp_avg[k] / denom
