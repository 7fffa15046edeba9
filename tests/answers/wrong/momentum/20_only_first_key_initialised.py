# fault: The velocity is set up only for the first key, so the next key raises KeyError.
# cells: rule
# told: A dictionary has no entry for this key. Where do its keys come from, and is there an entry for each key of `params` before it is used?
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for k in params:
            if len(self.v) == 0:
                self.v[k] = np.zeros_like(params[k])
            self.v[k] = self.momentum * self.v[k] - self.lr * grads[k]
            params[k] += self.v[k]
