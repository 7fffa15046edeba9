# fault: the maximum is one number for the whole array, not element by element
# cells: rule
# told: Keeps one maximum for the whole array
class AMSGrad:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}
        self.v_max = {}

    def update(self, params, grads):
        self.t += 1
        for k in params:
            g = grads[k]
            self.m[k] = self.beta1 * self.m.get(k, 0) + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v.get(k, 0) + (1 - self.beta2) * g ** 2
            self.v_max[k] = max(self.v_max.get(k, 0), np.max(self.v[k]))
            m_hat = self.m[k] / (1 - self.beta1 ** self.t)
            v_hat = self.v_max[k] / (1 - self.beta2 ** self.t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
