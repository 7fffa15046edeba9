# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h.setdefault(k, np.zeros_like(params[k]))
            with np.nditer([params[k], self.h[k], grads[k]], flags=["external_loop"],
                           op_flags=[["readwrite"], ["readwrite"], ["readonly"]]) as it:
                for p, h, g in it:
                    h[...] = self.decay_rate * h + (1 - self.decay_rate) * g * g
                    p[...] -= self.lr * g / (np.sqrt(h) + 1e-7)
