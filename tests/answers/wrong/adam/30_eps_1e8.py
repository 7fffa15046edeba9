# fault: The constant is 1e-8.
# cells: epsilon
# told: Has another `eps`
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.state = {}
        self.t = 0

    def update(self, params, grads):
        self.t += 1
        for k, p in params.items():
            m, v = self.state.get(k, (np.zeros_like(p), np.zeros_like(p)))
            m = m + (1 - self.beta1) * (grads[k] - m)
            v = v + (1 - self.beta2) * (grads[k] ** 2 - v)
            self.state[k] = m, v
            p -= self.lr * m / (1 - self.beta1 ** self.t) / (np.sqrt(v / (1 - self.beta2 ** self.t)) + 1e-8)
