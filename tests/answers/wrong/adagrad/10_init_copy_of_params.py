# fault: The accumulator starts as a copy of the parameters.
# cells: rule
# told: Starts with the parameters as sum
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        if not self.h:
            for k in params:
                self.h[k] = np.copy(params[k])
        for k in params:
            self.h[k] += grads[k] * grads[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
