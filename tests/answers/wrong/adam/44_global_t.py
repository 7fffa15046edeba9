# fault: t is a global counter reset by each constructor, so two instances disturb each other.
# cells: contract
# told: Shares the count
T = 0

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        global T
        T = 0
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        global T
        T += 1
        step = self.lr * (1 - self.beta2 ** T) ** 0.5 / (1 - self.beta1 ** T)
        for k in params:
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * grads[k]
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * grads[k] ** 2
            params[k] -= step * self.m[k] / (np.sqrt(self.v[k]) + 1e-7)
