# fault: the largest v so far is used (AMSGrad)
# cells: rule
# told: Keeps the largest second moment
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.t, self.m, self.v, self.top = 0, {}, {}, {}

    def update(self, params, grads):
        self.t += 1
        for k in params:
            self.m[k] = self.beta1 * self.m.get(k, 0) + (1 - self.beta1) * grads[k]
            self.v[k] = self.beta2 * self.v.get(k, 0) + (1 - self.beta2) * grads[k] ** 2
            m_hat = self.m[k] / (1 - self.beta1 ** self.t)
            v_hat = self.v[k] / (1 - self.beta2 ** self.t)
            self.top[k] = np.maximum(self.top.get(k, 0), v_hat)
            params[k] -= self.lr * m_hat / (np.sqrt(self.top[k]) + 1e-7)
