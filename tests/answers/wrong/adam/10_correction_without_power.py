# fault: The correction divides by 1 - beta in every step.
# cells: rule
# told: Corrects every call like the first
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.ms = []
        self.vs = []

    def update(self, params, grads):
        gs = list(grads.values())
        if not self.ms:
            self.ms = [0.0 * g for g in gs]
            self.vs = [0.0 * g for g in gs]
        for i, p in enumerate(params.values()):
            self.ms[i] = self.beta1 * self.ms[i] + (1 - self.beta1) * gs[i]
            self.vs[i] = self.beta2 * self.vs[i] + (1 - self.beta2) * gs[i] ** 2
            p -= self.lr * (self.ms[i] / (1 - self.beta1)) / (np.sqrt(self.vs[i] / (1 - self.beta2)) + 1e-7)
