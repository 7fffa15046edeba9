# fault: corrected as in Adam, and eps is inside the root
# cells: rule
# told: Corrects the mean as Adam does
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}
        self.t = 0

    def update(self, params, grads):
        self.t += 1
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0) + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / np.sqrt(self.h[k] / (1 - self.decay_rate ** self.t) + 1e-7)
