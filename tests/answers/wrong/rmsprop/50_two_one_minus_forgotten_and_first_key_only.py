# fault: The factor 1 - decay_rate is missing and the loop is left after the first key.
# cells: rule
# told: Moves the first parameter only and adds the whole square
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
            if len(self.h) > 0:
                break
