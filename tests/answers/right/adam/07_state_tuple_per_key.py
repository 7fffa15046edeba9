# breaks: none
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.state = {}

    def update(self, params, grads):
        for k, p in params.items():
            m, v, t = self.state.get(k, (0.0, 0.0, 0))
            t += 1
            m = self.beta1 * m + (1 - self.beta1) * grads[k]
            v = self.beta2 * v + (1 - self.beta2) * grads[k] ** 2
            self.state[k] = (m, v, t)
            p -= self.lr * (m / (1 - self.beta1 ** t)) / (np.sqrt(v / (1 - self.beta2 ** t)) + 1e-7)
