# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            v = self.v.setdefault(k, np.zeros_like(params[k]))
            it = np.nditer([params[k], v, grads[k]],
                           op_flags=[["readwrite"], ["readwrite"], ["readonly"]])
            with it:
                for pi, vi, gi in it:
                    vi[...] = self.momentum * vi - self.lr * gi
                    pi += vi
