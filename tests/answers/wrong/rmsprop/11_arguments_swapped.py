# fault: decay_rate comes before lr in the constructor.
# cells: rule
# told: Takes its hyperparameters in another order
class RMSprop:
    def __init__(self, decay_rate=0.99, lr=0.01):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
