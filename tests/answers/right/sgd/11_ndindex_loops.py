# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for key in params:
            for idx in np.ndindex(*params[key].shape):
                params[key][idx] = params[key][idx] - self.lr * grads[key][idx]
