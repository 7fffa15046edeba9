# breaks: none
def accumulator():
    total = 0.0
    while True:
        g = yield total
        total = total + g * g

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.acc = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.acc:
                self.acc[k] = accumulator()
                next(self.acc[k])
            h = self.acc[k].send(grads[k])
            params[k] -= self.lr * grads[k] / (np.sqrt(h) + 1e-7)
