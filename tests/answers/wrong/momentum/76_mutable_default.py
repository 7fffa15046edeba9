# fault: a mutable default argument holds the velocities: shared by all optimizers
# cells: contract
# told: Shares its memory with other optimizers
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9, state={}):
        self.lr = lr
        self.momentum = momentum
        self.state = state

    def update(self, params, grads):
        for k in params:
            v = self.state.setdefault(k, np.zeros_like(params[k]))
            v *= self.momentum
            v -= self.lr * grads[k]
            params[k] += v
