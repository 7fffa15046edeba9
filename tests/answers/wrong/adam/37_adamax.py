# fault: The infinity norm is used instead of the second moment (AdaMax).
# cells: rule
# told: Uses the largest gradient as AdaMax does
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.u = {}

    def update(self, params, grads):
        self.t += 1
        for k in params:
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * grads[k]
            self.u[k] = np.maximum(self.beta2 * self.u.get(k, 0.0), np.abs(grads[k]))
            params[k] -= self.lr / (1 - self.beta1 ** self.t) * self.m[k] / (self.u[k] + 1e-7)
