# fault: t is kept per key but increased twice for each key
# cells: rule
# told: The step of every number is 1.414 times as long as it should be. Which factor is missing in your code, or there once too often?
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.m, self.v, self.t = {}, {}, {}

    def update(self, params, grads):
        for k in params:
            self.t[k] = self.t.get(k, 0) + 1
            self.m[k] = self.beta1 * self.m.get(k, 0) + (1 - self.beta1) * grads[k]
            m_hat = self.m[k] / (1 - self.beta1 ** self.t[k])
            self.t[k] += 1
            self.v[k] = self.beta2 * self.v.get(k, 0) + (1 - self.beta2) * grads[k] ** 2
            v_hat = self.v[k] / (1 - self.beta2 ** self.t[k])
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
