# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.betas = np.array([beta1, beta2])
        self.t = 0
        self.mv = {}

    def update(self, params, grads):
        self.t += 1
        corr = 1 - self.betas ** self.t
        for k in params:
            g = grads[k]
            col = (2,) + (1,) * g.ndim
            b = self.betas.reshape(col)
            s = self.mv.get(k, np.zeros((2,) + g.shape))
            s = b * s + (1 - b) * np.stack([g, g * g])
            self.mv[k] = s
            m_hat, v_hat = s / corr.reshape(col)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
