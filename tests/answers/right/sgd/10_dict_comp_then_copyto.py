# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        # first compute everything, then write back
        fresh = {k: params[k] - self.lr * grads[k] for k in params}
        for k, value in fresh.items():
            np.copyto(params[k], value)
