# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9, *, log=True):
        self.lr = lr
        self.momentum = momentum
        self.state = {}
        self.log = [] if log else None

    def update(self, params, grads):
        for k in params:
            count, v = self.state.get(k, (0, np.zeros_like(params[k])))
            v = self.momentum * v - self.lr * grads[k]
            self.state[k] = (count + 1, v)
            params[k] += v
        if self.log is not None:
            self.log.append(sum(float(np.sum(np.square(s[1]))) for s in self.state.values()))
