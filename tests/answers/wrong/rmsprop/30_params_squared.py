# fault: The parameters are squared instead of the gradients.
# cells: rule
# told: Squares the parameters
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            x = params[k]
            g = grads[k]
            h = self.h[k] if k in self.h else np.zeros(x.shape)
            np.multiply(h, self.decay_rate, out=h)
            np.add(h, (1 - self.decay_rate) * x * x, out=h)
            np.subtract(x, self.lr * g / (np.sqrt(h) + 1e-7), out=x)
            self.h[k] = h
