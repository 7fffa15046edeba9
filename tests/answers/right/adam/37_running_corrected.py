# breaks: none
class Adam:
    """Stores the corrected moments and mixes with a step-dependent weight."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2, self.t = lr, beta1, beta2, 0
        self.m_hat, self.v_hat = {}, {}

    def update(self, params, grads):
        self.t += 1
        w1 = (1 - self.beta1) / (1 - self.beta1 ** self.t)
        w2 = (1 - self.beta2) / (1 - self.beta2 ** self.t)
        for k, g in grads.items():
            self.m_hat[k] = (1 - w1) * self.m_hat.get(k, 0) + w1 * g
            self.v_hat[k] = (1 - w2) * self.v_hat.get(k, 0) + w2 * g ** 2
            params[k] -= self.lr * self.m_hat[k] / (np.sqrt(self.v_hat[k]) + 1e-7)
