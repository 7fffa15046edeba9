# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.past = {}

    def update(self, params, grads):
        for k in params:
            self.past.setdefault(k, []).append(grads[k].copy())
            norm = np.linalg.norm(np.stack(self.past[k]), axis=0)
            params[k] -= self.lr * grads[k] / (norm + 1e-7)
