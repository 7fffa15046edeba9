# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        names = list(params)
        theta = np.concatenate([params[n].ravel() for n in names])
        nabla = np.concatenate([grads[n].ravel() for n in names])
        theta = theta - self.lr * nabla
        start = 0
        for n in names:
            size = params[n].size
            params[n][...] = theta[start:start + size].reshape(params[n].shape)
            start += size
