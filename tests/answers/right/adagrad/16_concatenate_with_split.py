# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = 0.0

    def update(self, params, grads):
        flat = np.hstack([grads[k].ravel() for k in params])
        self.h = self.h + flat * flat
        step = self.lr * flat / (np.sqrt(self.h) + 1e-7)
        cuts = np.cumsum([params[k].size for k in params])[:-1]
        for k, piece in zip(params, np.split(step, cuts)):
            params[k] -= piece.reshape(params[k].shape)
