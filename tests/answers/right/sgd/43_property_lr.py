# breaks: none
class Base:
    registry = []

    @property
    def lr(self):
        return self._lr

    @lr.setter
    def lr(self, value):
        self._lr = float(value)


class SGD(Base):
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        eta = self.lr
        for k in sorted(params, reverse=True):
            params[k][...] = params[k] + (-eta) * grads[k]
