# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        self.h = self.h or {k: np.zeros_like(v) for k, v in params.items()}
        for k in params:
            for p, g, h in np.nditer((params[k], grads[k], self.h[k]),
                                     op_flags=[["readwrite"], ["readonly"], ["readwrite"]]):
                h += g * g
                p -= self.lr * g / (np.sqrt(h) + 1e-7)
