# fault: The division is by v_hat and not by its root.
# cells: rule
# told: Forgets the root
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
        for k in params:
            for ix in np.ndindex(params[k].shape):
                g = grads[k][ix]
                m = self.m[k, ix] = self.beta1 * self.m.get((k, ix), 0.0) + (1 - self.beta1) * g
                v = self.v[k, ix] = self.beta2 * self.v.get((k, ix), 0.0) + (1 - self.beta2) * g * g
                m = m / (1 - self.beta1 ** self.t)
                v = v / (1 - self.beta2 ** self.t)
                params[k][ix] -= self.lr * m / (v + 1e-7)
