# fault: t is set to 1 in every call
# cells: rule
# told: Counts every parameter
class Adam:
    """Step along the mean gradient, divided by its usual size."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        if self.m is None:
            self.m = {k: np.zeros_like(p) for k, p in params.items()}
            self.v = {k: np.zeros_like(p) for k, p in params.items()}
        t = 1
        for k in params:
            self.m[k] = self.beta1 * self.m[k] + (1 - self.beta1) * grads[k]
            self.v[k] = self.beta2 * self.v[k] + (1 - self.beta2) * grads[k] ** 2
            m_hat = self.m[k] / (1 - self.beta1 ** t)
            v_hat = self.v[k] / (1 - self.beta2 ** t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
            t += 1
