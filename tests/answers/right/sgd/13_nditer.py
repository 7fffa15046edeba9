# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            with np.nditer([params[k], grads[k]], op_flags=[["readwrite"], ["readonly"]]) as it:
                for w, d in it:
                    w[...] = w - self.lr * d
