# breaks: epsilon
class AdaGrad:
    def __init__(self, lr=0.01, initial_accumulator_value=1e-7):
        self.lr = lr
        self.init = initial_accumulator_value
        self.h = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.h:
                self.h[k] = np.full(params[k].shape, self.init)
            self.h[k] += grads[k] * grads[k]
            params[k] -= self.lr * grads[k] / np.sqrt(self.h[k])
