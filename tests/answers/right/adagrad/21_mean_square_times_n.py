# breaks: none
class AdaGrad:
    """h = t * (mean of the squares so far)"""
    def __init__(self, lr=0.01):
        self.lr = lr
        self.t = 0
        self.mean_sq = {}

    def update(self, params, grads):
        self.t += 1
        for k in params:
            old = self.mean_sq.get(k, 0.0)
            self.mean_sq[k] = old + (grads[k] * grads[k] - old) / self.t
            rms = np.sqrt(self.t * self.mean_sq[k])
            params[k] -= self.lr * grads[k] / (rms + 1e-7)
