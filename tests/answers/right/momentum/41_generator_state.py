# breaks: none
def walker(mu):
    v = None
    push = yield
    while True:
        v = push if v is None else mu * v + push
        push = yield v


class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.walkers = {}

    def update(self, params, grads):
        for k, g in grads.items():
            if k not in self.walkers:
                self.walkers[k] = walker(self.momentum)
                next(self.walkers[k])
            params[k] += self.walkers[k].send(-self.lr * g)
