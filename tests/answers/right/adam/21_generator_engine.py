# breaks: none
def adam_engine(beta1, beta2):
    m = v = 0.0
    t = 0
    out = None
    while True:
        g = yield out
        t += 1
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g ** 2
        out = (m / (1 - beta1 ** t)) / (np.sqrt(v / (1 - beta2 ** t)) + 1e-7)

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.engines = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.engines:
                self.engines[k] = adam_engine(self.beta1, self.beta2)
                self.engines[k].send(None)
            params[k] -= self.lr * self.engines[k].send(grads[k])
