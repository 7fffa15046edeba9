# breaks: none
class Cell:
    __slots__ = ("v",)

    def __init__(self):
        self.v = 0.0

    def push(self, mu, force):
        self.v = self.v * mu + force
        return self.v


class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.cells = None

    def update(self, params, grads):
        self.cells = self.cells or {k: Cell() for k in params}
        for k in params:
            params[k] += self.cells[k].push(self.momentum, -(self.lr * grads[k]))
