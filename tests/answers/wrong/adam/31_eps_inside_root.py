# fault: The constant is under the root.
# cells: epsilon
# told: Puts `eps` inside the root
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        self.t = self.t + 1
        for key in grads.keys():
            g = grads[key]
            self.m[key] = self.beta1 * self.m.get(key, 0.0) + (1 - self.beta1) * g
            self.v[key] = self.beta2 * self.v.get(key, 0.0) + (1 - self.beta2) * g * g
            m_hat = self.m[key] / (1 - np.power(self.beta1, self.t))
            v_hat = self.v[key] / (1 - np.power(self.beta2, self.t))
            params[key] -= self.lr * m_hat / (v_hat + 1e-7) ** 0.5
