# fault: decay_rate is raised to the power t.
# cells: rule
# told: Raises the decay to a power
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.t = 0
        self.h = {}

    def update(self, params, grads):
        self.t += 1
        rho = self.decay_rate ** self.t
        for k in params:
            self.h[k] = rho * self.h.get(k, 0.0) + (1 - rho) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
