# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.accum = None

    def update(self, params, grads):
        if not self.accum:
            self.accum = {k: np.zeros_like(v) for k, v in params.items()}
        for k in self.accum:
            self.accum[k] += np.power(grads[k], 2)
            scale = np.reciprocal(np.power(self.accum[k], 0.5) + 1e-7)
            params[k] -= self.lr * scale * grads[k]
