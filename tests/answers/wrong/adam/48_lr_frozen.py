# fault: The learning rate is bound at construction in a lambda.
# cells: lr_change
# told: Does not see a new learning rate
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}
        self.rate = lambda t: lr * (1 - beta2 ** t) ** 0.5 / (1 - beta1 ** t)

    def update(self, params, grads):
        self.t += 1
        for k in params:
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * grads[k]
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * grads[k] ** 2
            params[k] -= self.rate(self.t) * self.m[k] / (np.sqrt(self.v[k]) + 1e-7)
