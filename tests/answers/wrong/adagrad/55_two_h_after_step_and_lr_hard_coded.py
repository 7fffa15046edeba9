# fault: The old accumulator is used and the rate 0.01 is hard-coded.
# cells: rule
# told: The first step is the whole difference: redo it by hand with one number.
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def _start(self, params):
        self.h = [np.zeros(p.shape) for p in params.values()]

    def update(self, params, grads):
        if self.h is None:
            self._start(params)
        n = 0
        for k in params:
            params[k] -= 0.01 * grads[k] / (np.sqrt(self.h[n]) + 1e-7)
            self.h[n] += grads[k] ** 2
            n += 1
