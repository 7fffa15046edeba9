# breaks: none
import itertools

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.clock = itertools.count(1)
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        t = next(self.clock)
        keep = lambda beta, old, new: beta * old + (1 - beta) * new
        self.m = {k: keep(self.beta1, self.m.get(k, 0.0), g) for k, g in grads.items()}
        self.v = {k: keep(self.beta2, self.v.get(k, 0.0), g ** 2) for k, g in grads.items()}
        for k in params:
            m_hat = self.m[k] / (1 - self.beta1 ** t)
            v_hat = self.v[k] / (1 - self.beta2 ** t)
            np.subtract(params[k], self.lr * m_hat / (v_hat ** 0.5 + 1e-7), out=params[k])
