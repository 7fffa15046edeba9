# fault: 0.9 and 0.999 are written out, and m is refreshed after the step
# cells: rule
# told: Ignores its other hyperparameters and steps before the first moment is renewed
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.m, self.v, self.t = {}, {}, 0

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            m = self.m.get(k, np.zeros_like(g))
            self.v[k] = 0.999 * self.v.get(k, 0) + 0.001 * g ** 2
            m_hat = m / (1 - 0.9 ** self.t)
            v_hat = self.v[k] / (1 - 0.999 ** self.t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
            self.m[k] = 0.9 * m + 0.1 * g
