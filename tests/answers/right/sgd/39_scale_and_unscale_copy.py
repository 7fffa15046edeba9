# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            g = np.array(grads[k], copy=True)
            g *= -self.lr
            params[k] += g
            del g
