# breaks: epsilon
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99, epsilon=1e-8):
        self.lr = lr
        self.rho = decay_rate
        self.epsilon = epsilon
        self.avg = {}

    def update(self, params, grads):
        for name in params:
            if name not in self.avg:
                self.avg[name] = np.zeros_like(params[name])
            self.avg[name] = self.rho * self.avg[name] + (1 - self.rho) * grads[name] ** 2
            params[name] -= self.lr / (np.sqrt(self.avg[name]) + self.epsilon) * grads[name]
