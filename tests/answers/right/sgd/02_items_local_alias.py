# breaks: none
class SGD(object):

    def __init__(self, lr = 0.01) :
        self.lr = lr

    def update(self, params, grads) :
        for name, w in params.items() :
            dw = grads[name]
            w -= dw * self.lr     # w is the same array as in params
