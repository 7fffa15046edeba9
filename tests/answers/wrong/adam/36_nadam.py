# fault: The Nesterov form of the first moment is used (NAdam).
# cells: rule
# told: Looks ahead as NAdam does
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
        for k, g in grads.items():
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * g ** 2
            c1 = 1 - self.beta1 ** self.t
            m_bar = self.beta1 * self.m[k] / c1 + (1 - self.beta1) * g / c1
            v_hat = self.v[k] / (1 - self.beta2 ** self.t)
            params[k] -= self.lr * m_bar / (np.sqrt(v_hat) + 1e-7)
