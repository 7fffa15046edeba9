# fault: a plain mean over all squares so far, decay_rate is not used
# cells: rule
# told: Takes the mean over time
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr, self.decay_rate = lr, decay_rate
        self.sum, self.n = {}, 0

    def update(self, params, grads):
        self.n += 1
        for k in params:
            self.sum[k] = self.sum.get(k, 0) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.sum[k] / self.n) + 1e-7)
