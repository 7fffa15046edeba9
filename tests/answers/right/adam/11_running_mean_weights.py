# breaks: none
class Adam:
    """Keeps the corrected means directly: m_hat += w1 * (g - m_hat), w1 = (1-b1)/(1-b1^t)."""
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.mh = {}
        self.vh = {}

    def update(self, params, grads):
        self.t += 1
        w1 = (1 - self.beta1) / (1 - self.beta1 ** self.t)
        w2 = (1 - self.beta2) / (1 - self.beta2 ** self.t)
        for k in params:
            if k not in self.mh:
                self.mh[k] = np.zeros_like(params[k])
                self.vh[k] = np.zeros_like(params[k])
            self.mh[k] = self.mh[k] + w1 * (grads[k] - self.mh[k])
            self.vh[k] = self.vh[k] + w2 * (grads[k] ** 2 - self.vh[k])
            params[k] -= self.lr * self.mh[k] / (np.sqrt(self.vh[k]) + 1e-7)
