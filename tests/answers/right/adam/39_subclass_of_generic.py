# breaks: epsilon
class Mean:
    def __init__(self, beta):
        self.beta, self.value, self.t = beta, 0.0, 0

    def __call__(self, x):
        self.t += 1
        self.value = self.value + (1 - self.beta) * (x - self.value)
        return self.value / (1 - self.beta ** self.t)


class Optimizer:
    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * self.direction(k, grads[k])


class Adam(Optimizer):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.betas = beta1, beta2
        self.means = {}

    def direction(self, k, g):
        first, second = self.means.setdefault(k, tuple(map(Mean, self.betas)))
        return first(g) / (np.sqrt(second(g * g)) + 1e-8)
