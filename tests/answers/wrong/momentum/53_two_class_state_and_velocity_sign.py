# fault: The velocity is a class attribute and has the wrong sign.
# cells: rule
# told: Ascends
class Momentum:
    v = {}

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum

    def update(self, params, grads):
        for k in params:
            if k not in Momentum.v or Momentum.v[k].shape != params[k].shape:
                Momentum.v[k] = np.zeros_like(params[k])
            Momentum.v[k] = self.momentum * Momentum.v[k] + self.lr * grads[k]
            params[k] += Momentum.v[k]
