# fault: In lr_t the root over 1 - beta2**t is missing.
# cells: rule
# told: Forgets the root in the correction
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.iter = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        self.iter += 1
        lr_t = self.lr * (1.0 - self.beta2 ** self.iter) / (1.0 - self.beta1 ** self.iter)
        for k, p in params.items():
            m = self.m.setdefault(k, np.zeros_like(p))
            v = self.v.setdefault(k, np.zeros_like(p))
            m += (1 - self.beta1) * (grads[k] - m)
            v += (1 - self.beta2) * (grads[k] ** 2 - v)
            p -= lr_t * m / (np.sqrt(v) + 1e-7)
