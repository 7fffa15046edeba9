# fault: dict.fromkeys gives all keys the same accumulator array of the first shape.
# cells: rule
# told: Two arrays of different shapes meet. Print the `shape` of both: does each parameter meet its own gradient, and a memory of its own shape?
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        if self.h is None:
            first = next(iter(params.values()))
            self.h = dict.fromkeys(params, np.zeros_like(first))
        for k in params:
            self.h[k] += grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
