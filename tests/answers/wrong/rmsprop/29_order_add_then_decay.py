# fault: The new square is added first and then everything is multiplied by the decay rate.
# cells: rule
# told: Lets the new square fade too
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.h:
                self.h[k] = np.zeros_like(params[k])
            self.h[k] += (1 - self.decay_rate) * grads[k] * grads[k]
            self.h[k] *= self.decay_rate
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
