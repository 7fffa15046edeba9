# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = float(lr)

    def update(self, params, grads):
        for key in params:
            p = params[key].flat
            g = grads[key].flat
            i = 0
            while i < params[key].size:
                p[i] = float(p[i]) - self.lr * float(g[i])
                i += 1
