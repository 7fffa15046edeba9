# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.seen = []

    def update(self, params, grads):
        self.seen.append({k: g.copy() for k, g in grads.items()})
        t = len(self.seen)
        for k in params:
            m = sum((1 - self.beta1) * self.beta1 ** (t - i) * past[k] for i, past in enumerate(self.seen, 1))
            v = sum((1 - self.beta2) * self.beta2 ** (t - i) * past[k] ** 2 for i, past in enumerate(self.seen, 1))
            m_hat = m / (1 - self.beta1 ** t)
            v_hat = v / (1 - self.beta2 ** t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
