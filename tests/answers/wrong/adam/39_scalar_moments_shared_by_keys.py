# fault: m and v are single numbers shared by all keys.
# cells: rule
# told: Shares moments among all parameters
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = 0.0
        self.v = 0.0

    def update(self, params, grads):
        self.t += 1
        for k in params:
            self.m = self.beta1 * self.m + (1 - self.beta1) * grads[k].mean()
            self.v = self.beta2 * self.v + (1 - self.beta2) * (grads[k] ** 2).mean()
            m_hat = self.m / (1 - self.beta1 ** self.t)
            v_hat = self.v / (1 - self.beta2 ** self.t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
