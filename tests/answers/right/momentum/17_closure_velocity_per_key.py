# breaks: none
def make_velocity():
    v = 0.0
    def advance(mu, impulse):
        nonlocal v
        v = mu * v + impulse
        return v
    return advance

class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.movers = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.movers:
                self.movers[k] = make_velocity()
            params[k] += self.movers[k](self.momentum, -self.lr * grads[k])
