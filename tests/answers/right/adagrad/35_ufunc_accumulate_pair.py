# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        eps = 1e-7
        for k in params:
            pair = np.stack([self.h.get(k, np.zeros_like(params[k])), np.square(grads[k])])
            self.h[k] = np.add.accumulate(pair, axis=0)[-1]
            factor = -self.lr / (np.sqrt(self.h[k]) + eps)
            params[k] += factor * grads[k]
