# breaks: contract
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        new = {k: np.add(params[k], -self.lr * grads[k]) for k in params}
        for k in new:
            params[k] = new[k]
