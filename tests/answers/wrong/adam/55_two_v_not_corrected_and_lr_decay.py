# fault: v is not corrected and the learning rate decays.
# cells: rule
# told: The step of every number is 31.62 times as long as it should be. Which factor is missing in your code, or there once too often?
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
        eta = self.lr / np.sqrt(self.t)
        for k in params:
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * grads[k]
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * grads[k] ** 2
            m_hat = self.m[k] / (1 - self.beta1 ** self.t)
            params[k] -= eta * m_hat / (np.sqrt(self.v[k]) + 1e-7)
