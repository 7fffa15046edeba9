# fault: m and v share one store under the same key, so v overwrites m
# cells: rule
# told: Keeps both moments in one dictionary
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.store, self.t = {}, 0

    def moving(self, k, value, beta):
        self.store[k] = beta * self.store.get(k, 0) + (1 - beta) * value
        return self.store[k] / (1 - beta ** self.t)

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            m_hat = self.moving(k, g, self.beta1)
            v_hat = self.moving(k, g ** 2, self.beta2)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
