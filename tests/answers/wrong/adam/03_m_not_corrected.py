# fault: Only v is corrected for bias.
# cells: rule
# told: Corrects the second moment only
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.b1, self.b2 = lr, beta1, beta2
        self.t, self.m, self.v = 0, {}, {}

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            self.m[k] = self.b1 * self.m.get(k, 0) + (1 - self.b1) * g
            self.v[k] = self.b2 * self.v.get(k, 0) + (1 - self.b2) * g * g
            v_hat = self.v[k] / (1 - self.b2 ** self.t)
            params[k] -= self.lr * self.m[k] / (np.sqrt(v_hat) + 1e-7)
