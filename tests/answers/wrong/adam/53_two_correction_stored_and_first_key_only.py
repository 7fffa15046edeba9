# fault: The correction is stored back and only the first key is updated.
# cells: rule
# told: Moves the first parameter only and stores the corrected moments
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
            self.m[k] = (self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * grads[k]) / (1 - self.beta1 ** self.t)
            self.v[k] = (self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * grads[k] ** 2) / (1 - self.beta2 ** self.t)
            params[k] -= self.lr * self.m[k] / (np.sqrt(self.v[k]) + 1e-7)
            return
