# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}      # (key, index) -> number

    def update(self, params, grads):
        for k in params:
            for ix in np.ndindex(params[k].shape):
                vel = self.v.get((k, ix), 0.0)
                vel = self.momentum * vel - self.lr * grads[k][ix]
                self.v[k, ix] = vel
                params[k][ix] += vel
