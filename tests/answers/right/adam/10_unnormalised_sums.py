# breaks: none
class Adam:
    """A = sum b1^(t-i) g_i with weight sum S1, the same for the squares: no bias left."""
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.A, self.B = {}, {}
        self.S1 = self.S2 = 0.0

    def update(self, params, grads):
        self.S1 = self.beta1 * self.S1 + 1
        self.S2 = self.beta2 * self.S2 + 1
        for k in params:
            self.A[k] = self.beta1 * self.A.get(k, 0.0) + grads[k]
            self.B[k] = self.beta2 * self.B.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr * (self.A[k] / self.S1) / (np.sqrt(self.B[k] / self.S2) + 1e-7)
