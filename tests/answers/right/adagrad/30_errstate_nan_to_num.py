# breaks: epsilon
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, np.zeros_like(params[k])) + grads[k] ** 2
            with np.errstate(divide="ignore", invalid="ignore"):
                step = self.lr * grads[k] / np.sqrt(self.h[k])
            params[k] -= np.nan_to_num(step)
