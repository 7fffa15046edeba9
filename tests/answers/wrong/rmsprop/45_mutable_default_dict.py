# fault: The state dict is a mutable default argument shared by all instances.
# cells: contract
# told: Shares its memory with other optimizers
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99, h={}):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = h

    def update(self, params, grads):
        for k in params:
            old = self.h.get(k, np.zeros_like(params[k]))
            self.h[k] = self.decay_rate * old + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
