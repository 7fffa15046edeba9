# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            match params[k].ndim:
                case 0:
                    params[k][()] = params[k][()] - self.lr * grads[k][()]
                case 1:
                    params[k][:] = params[k] - self.lr * grads[k]
                case _:
                    params[k] -= self.lr * grads[k]
