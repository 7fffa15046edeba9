# fault: The velocity dict is created anew in every call.
# cells: rule
# told: Forgets the velocity
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum

    def update(self, params, grads):
        v = {k: np.zeros_like(p) for k, p in params.items()}
        for k in params:
            v[k] = self.momentum * v[k] - self.lr * grads[k]
            params[k] += v[k]
