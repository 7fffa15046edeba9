# fault: The average is of the root: abs gradients are averaged and not squared ones.
# cells: rule
# told: Takes the root before the mean
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.rms = {}

    def update(self, params, grads):
        for k in params:
            for i in range(params[k].size):
                g = grads[k].flat[i]
                r = self.rms.get((k, i), 0.0)
                r = self.decay_rate * r + (1 - self.decay_rate) * (g * g) ** 0.5
                self.rms[(k, i)] = r
                params[k].flat[i] -= self.lr * g / (r + 1e-7)
