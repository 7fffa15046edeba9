# fault: The factor 0.9 is written into update and the argument is ignored.
# cells: rule
# told: Ignores its other hyperparameters
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = []

    def update(self, params, grads):
        for i, (p, g) in enumerate(zip(params.values(), grads.values())):
            if i >= len(self.v):
                self.v.append(np.zeros_like(p))
            np.multiply(self.v[i], 0.9, out=self.v[i])
            np.subtract(self.v[i], self.lr * g, out=self.v[i])
            np.add(p, self.v[i], out=p)
