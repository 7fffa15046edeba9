# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            g = np.ma.masked_invalid(grads[k])
            params[k] -= self.lr * np.ma.filled(g, 0.0)
