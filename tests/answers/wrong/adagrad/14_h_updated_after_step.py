# fault: The step uses the accumulator before the new square is added.
# cells: rule
# told: Adds the square after the step
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.h:
                self.h[k] = np.zeros_like(params[k])
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
            self.h[k] += grads[k] * grads[k]
