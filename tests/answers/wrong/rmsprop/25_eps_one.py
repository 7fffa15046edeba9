# fault: The constant in the denominator is 1.
# cells: rule
# told: Has another `eps`
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99, epsilon=1.0):
        self.lr = lr
        self.decay_rate = decay_rate
        self.epsilon = epsilon
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + self.epsilon)
