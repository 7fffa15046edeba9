# breaks: none
def _descend(w, dw, eta):
    w -= eta * dw
    return w

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        list(map(lambda k: _descend(params[k], grads[k], self.lr), params))
