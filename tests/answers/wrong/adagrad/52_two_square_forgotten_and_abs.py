# fault: Absolute gradients are summed and the absolute gradient is the numerator.
# cells: rule
# told: The first step is the whole difference: redo it by hand with one number.
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            a = np.abs(grads[k])
            self.h[k] = self.h.get(k, 0.0) + a
            params[k] -= self.lr * a / (np.sqrt(self.h[k]) + 1e-7)
