# fault: one sum for all parameters together
# cells: rule
# told: Shares one sum among all parameters
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = 0.0

    def update(self, params, grads):
        self.h += sum(float(np.sum(g * g)) for g in grads.values())
        for k in params:
            params[k] -= self.lr * grads[k] / (self.h ** 0.5 + 1e-7)
