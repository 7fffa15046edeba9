# fault: Element loops over shape[0] and shape[1] fail for arrays of shape () and of three axes.
# cells: contract
# told: Parameters may have any number of axes, and the shape () too. Which of your lines counts on a certain number of them?
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            p = np.atleast_2d(params[k]) if params[k].ndim == 1 else params[k]
            g = grads[k].reshape(p.shape)
            h = self.h.setdefault(k, np.zeros(p.shape))
            for i in range(p.shape[0]):
                for j in range(p.shape[1]):
                    h[i][j] += g[i][j] ** 2
                    p[i][j] -= self.lr * g[i][j] / (h[i][j] ** 0.5 + 1e-7)
