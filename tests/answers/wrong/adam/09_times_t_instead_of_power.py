# fault: beta * t is used instead of beta to the power t.
# cells: rule
# told: Multiplies where powers belong
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        if self.m is None:
            self.m = {}
            self.v = {}
            for k in params:
                self.m[k] = np.zeros_like(params[k])
                self.v[k] = np.zeros_like(params[k])
        self.t += 1
        for k in params:
            self.m[k] = self.beta1 * self.m[k] + (1 - self.beta1) * grads[k]
            self.v[k] = self.beta2 * self.v[k] + (1 - self.beta2) * grads[k] * grads[k]
            m_hat = self.m[k] / (1 - self.beta1 * self.t)
            v_hat = self.v[k] / (1 - self.beta2 * self.t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
