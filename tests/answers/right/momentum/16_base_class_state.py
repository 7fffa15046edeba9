# breaks: none
class Optimizer:
    def __init__(self, lr=0.01):
        self.lr = lr
        self._state = {}

    def state(self, key, like):
        if key not in self._state:
            self._state[key] = np.zeros_like(like)
        return self._state[key]

    def update(self, params, grads):
        for k in params:
            self.step(params[k], grads[k], self.state(k, params[k]))

class Momentum(Optimizer):
    def __init__(self, lr=0.01, momentum=0.9):
        super().__init__(lr=lr)
        self.momentum = momentum

    def step(self, p, g, v):
        np.multiply(v, self.momentum, out=v)
        np.subtract(v, self.lr * g, out=v)
        np.add(p, v, out=p)
