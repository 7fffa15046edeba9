# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    @staticmethod
    def rule(p, g, h, lr, rho, eps=1e-7):
        h = rho * h + (1 - rho) * g * g
        return p - lr * g / (np.sqrt(h) + eps), h

    def update(self, params, grads):
        for k in params:
            p_new, self.h[k] = self.rule(params[k], grads[k], self.h.get(k, 0.0), self.lr, self.decay_rate)
            params[k][...] = p_new
