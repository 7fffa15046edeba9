# fault: The running powers start at beta and are multiplied before the first use, so they are one step ahead.
# cells: rule
# told: Starts to count too late
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1, self.beta1_power = beta1, beta1
        self.beta2, self.beta2_power = beta2, beta2
        self.m, self.v = {}, {}

    def update(self, params, grads):
        self.beta1_power *= self.beta1
        self.beta2_power *= self.beta2
        for k, g in grads.items():
            m = self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * g
            v = self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * g ** 2
            params[k] -= self.lr * (m / (1 - self.beta1_power)) / (np.sqrt(v / (1 - self.beta2_power)) + 1e-7)
