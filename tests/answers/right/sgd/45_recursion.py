# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads, keys=None):
        keys = list(params) if keys is None else keys
        if not keys:
            return
        params[keys[0]] += -self.lr * grads[keys[0]]
        self.update(params, grads, keys[1:])
