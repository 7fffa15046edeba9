# fault: h is corrected for its start, as in Adam
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
            h_hat = self.h[k] / (1 - self.decay_rate ** self.t)
            params[k] -= self.lr * grads[k] / (np.sqrt(h_hat) + 1e-7)
