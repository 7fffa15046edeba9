# breaks: none
class Adam:
    EPSILON = 1e-7

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}

    def _first_moment(self, key, g):
        self.m[key] = self.beta1 * self.m.get(key, 0.0) + (1.0 - self.beta1) * g
        return self.m[key] / (1.0 - self.beta1 ** self.t)

    def _second_moment(self, key, g):
        self.v[key] = self.beta2 * self.v.get(key, 0.0) + (1.0 - self.beta2) * (g * g)
        return self.v[key] / (1.0 - self.beta2 ** self.t)

    def _step(self, key, g):
        return self.lr * self._first_moment(key, g) / (np.sqrt(self._second_moment(key, g)) + self.EPSILON)

    def update(self, params, grads):
        self.t += 1
        for key in params:
            params[key] -= self._step(key, grads[key])
