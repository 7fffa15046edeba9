# fault: The constant is missing; a zero gradient gives NaN.
# cells: epsilon
# told: Leaves `eps` out
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.sq = {}

    def update(self, params, grads):
        for k in params:
            if k in self.sq:
                self.sq[k] = self.decay_rate * self.sq[k] + (1 - self.decay_rate) * grads[k] ** 2
            else:
                self.sq[k] = (1 - self.decay_rate) * grads[k] ** 2
            rms = np.sqrt(self.sq[k])
            params[k] -= self.lr * (grads[k] / rms)
