# breaks: contract
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            for i in range(len(params[k])):
                params[k][i] = params[k][i] - self.lr * grads[k][i]
