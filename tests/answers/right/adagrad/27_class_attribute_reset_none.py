# breaks: none
class AdaGrad:
    h = None
    eps = 0.0000001

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        if self.h is None:
            self.h = {}
            for key in params:
                self.h[key] = 0.0 * params[key]
        for key in params:
            self.h[key] = self.h[key] + grads[key] ** 2
            delta = grads[key] * self.lr
            delta = delta / (np.sqrt(self.h[key]) + self.eps)
            params[key] -= delta
