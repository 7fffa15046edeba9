# fault: the push has the wrong sign: v = mu v + lr g is added
# cells: rule
# told: Ascends
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.mu = lr, momentum
        self.velocity = {}

    def update(self, params, grads):
        for k, g in grads.items():
            old = self.velocity.get(k, np.zeros_like(g))
            self.velocity[k] = self.mu * old + self.lr * g
            params[k] += self.velocity[k]
