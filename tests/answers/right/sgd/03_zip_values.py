# breaks: contract
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
    def update(self, params, grads):
        for p, g in zip(params.values(), grads.values()):
            p += -self.lr * g
