# fault: The accumulator starts at 0.1 as in some libraries.
# cells: rule
# told: Starts with a sum that is not zero
class AdaGrad:
    def __init__(self, lr=0.01, initial_accumulator_value=0.1):
        self.lr = lr
        self.start = initial_accumulator_value
        self.h = {}

    def update(self, params, grads):
        for k in params:
            acc = self.h.setdefault(k, np.full(params[k].shape, self.start))
            acc += grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(acc) + 1e-7)
