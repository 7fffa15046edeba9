# fault: Nesterov's look-ahead is implemented instead of plain momentum.
# cells: rule
# told: Looks ahead as Nesterov does
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        mu = self.momentum
        for k in params:
            prev = self.v.get(k, np.zeros_like(params[k]))
            self.v[k] = mu * prev - self.lr * grads[k]
            params[k] += (1 + mu) * self.v[k] - mu * prev
