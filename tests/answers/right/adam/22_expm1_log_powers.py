# breaks: none
import math

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}

    @staticmethod
    def _bias(beta, t):
        # 1 - beta**t
        return -math.expm1(t * math.log(beta)) if beta > 0 else 1.0

    def update(self, params, grads):
        self.t += 1
        for k in params:
            g = grads[k]
            self.m[k] = self.beta1 * self.m.get(k, np.zeros_like(g)) + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v.get(k, np.zeros_like(g)) + (1 - self.beta2) * g * g
            m_hat = self.m[k] / self._bias(self.beta1, self.t)
            v_hat = self.v[k] / self._bias(self.beta2, self.t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
