# fault: Only the sign of the gradient is used.
# cells: rule
# told: Has the sign in the numerator
class Base:
    def update(self, params, grads):
        for key in params:
            params[key] -= self.lr * self.direction(key, grads[key])

class RMSprop(Base):
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def direction(self, key, g):
        self.h[key] = self.decay_rate * self.h.get(key, 0.0) + (1 - self.decay_rate) * g ** 2
        return np.sign(g) / (np.sqrt(self.h[key]) + 1e-7)
