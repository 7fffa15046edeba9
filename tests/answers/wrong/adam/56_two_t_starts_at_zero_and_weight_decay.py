# fault: t is used before it is increased (NaN in the first step) and weight decay is added.
# cells: rule
# told: Counts from zero
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        for k in params:
            g = grads[k] + 0.01 * params[k]
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * g ** 2
            m_hat = self.m[k] / np.float64(1 - self.beta1 ** self.t)
            v_hat = self.v[k] / np.float64(1 - self.beta2 ** self.t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
        self.t += 1
