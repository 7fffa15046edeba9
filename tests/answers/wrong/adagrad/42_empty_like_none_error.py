# fault: h is None at the first call and is indexed without being created.
# cells: rule
# told: Something is still None when you use it. Which line makes it, and does that line run before?
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        if self.h is not None:
            self.h = {}
            for k in params:
                self.h[k] = np.zeros_like(params[k])
        for k in params:
            self.h[k] += grads[k] * grads[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
