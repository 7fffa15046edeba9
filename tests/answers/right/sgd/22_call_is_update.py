# breaks: contract
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
    def __call__(self, params, grads):
        for (_, p), (_, g) in zip(params.items(), grads.items()):
            np.add(p, np.negative(self.lr * g), out=p)
    update = __call__
