# breaks: none
class Momentum:
    """[x; v] <- [[1, mu], [0, mu]] [x; v] - lr [g; g]"""
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        A = np.array([[1.0, self.momentum], [0.0, self.momentum]])
        for k in params:
            v = self.v.get(k, np.zeros_like(params[k]))
            z = np.stack([params[k], v])
            z = np.tensordot(A, z, axes=1) - self.lr * np.stack([grads[k], grads[k]])
            params[k][...] = z[0]
            self.v[k] = z[1]
