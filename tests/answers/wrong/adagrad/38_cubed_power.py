# fault: The gradient is raised to the third power in the accumulator.
# cells: rule
# told: Sums a wrong power
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            g = grads[k]
            if not k in self.h: self.h[k] = np.zeros_like(g)
            for ix in np.ndindex(g.shape):
                self.h[k][ix] += abs(g[ix]) ** 3
                params[k][ix] -= self.lr * g[ix] / (self.h[k][ix] ** 0.5 + 1e-7)
