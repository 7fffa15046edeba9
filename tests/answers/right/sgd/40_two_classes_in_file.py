# breaks: none
class GradientDescent:
    def __init__(self, eta):
        self.lr = eta

    def one(self, p, g):
        p -= self.lr * g

class Dummy:
    def update(self, params, grads):
        pass

class SGD(GradientDescent, Dummy):
    def __init__(self, lr=0.01):
        GradientDescent.__init__(self, eta=lr)

    def update(self, params, grads):
        for k in params:
            self.one(params[k], grads[k])
