# breaks: contract
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = self.v = 0.0

    def update(self, params, grads):
        self.t += 1
        g = np.concatenate([np.ravel(x) for x in grads.values()])
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g * g
        step = self.lr * (self.m / (1 - self.beta1 ** self.t)) / (np.sqrt(self.v / (1 - self.beta2 ** self.t)) + 1e-7)
        a = 0
        for p in params.values():
            b = a + p.size
            p -= np.reshape(step[a:b], p.shape)
            a = b
