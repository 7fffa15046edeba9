# breaks: none
class Momentum:
    """x_{t+1} = x_t + mu (x_t - x_{t-1}) - lr g   (Polyak's heavy ball)"""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.prev = {}

    def update(self, params, grads):
        for k, x in params.items():
            old = self.prev.get(k, x)
            here = x.copy()
            x += self.momentum * (x - old) - self.lr * grads[k]
            self.prev[k] = here
