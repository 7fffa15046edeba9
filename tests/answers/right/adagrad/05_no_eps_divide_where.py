# breaks: epsilon
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k, p in params.items():
            h = self.h.setdefault(k, np.zeros_like(p))
            h += grads[k] * grads[k]
            root = np.sqrt(h)
            ratio = np.divide(grads[k], root, out=np.zeros_like(p), where=root > 0)
            p -= self.lr * ratio
