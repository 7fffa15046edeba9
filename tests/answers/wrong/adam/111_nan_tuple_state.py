# fault: the state is a tuple of m and v, and it is unpacked in the wrong order
# cells: rule
# told: Mixes the moments up
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2, self.t = lr, beta1, beta2, 0
        self.state = {}

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            v, m = self.state.get(k, (0.0, 0.0))
            m = self.beta1 * m + (1 - self.beta1) * g
            v = self.beta2 * v + (1 - self.beta2) * g ** 2
            self.state[k] = (m, v)
            params[k] -= self.lr * (m / (1 - self.beta1 ** self.t)) / (np.sqrt(v / (1 - self.beta2 ** self.t)) + 1e-7)
