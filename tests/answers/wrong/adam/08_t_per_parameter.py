# fault: t is increased once per key instead of once per call.
# cells: rule
# told: Counts every parameter
class Optimizer:
    def __init__(self, lr):
        self.lr = lr
        self.t = 0

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * self.direction(k, grads[k])

class Adam(Optimizer):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        super().__init__(lr)
        self.beta1 = beta1
        self.beta2 = beta2
        self.m = {}
        self.v = {}

    def direction(self, k, g):
        self.t += 1
        self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * g
        self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * g ** 2
        m_hat = self.m[k] / (1 - self.beta1 ** self.t)
        v_hat = self.v[k] / (1 - self.beta2 ** self.t)
        return m_hat / (np.sqrt(v_hat) + 1e-7)
