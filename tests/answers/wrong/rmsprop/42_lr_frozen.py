# fault: The learning rate is hidden in a closure made at construction.
# cells: lr_change
# told: Does not see a new learning rate
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}
        def move(p, g, h):
            p -= lr * g / (np.sqrt(h) + 1e-7)
        self.move = move

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            self.move(params[k], grads[k], self.h[k])
