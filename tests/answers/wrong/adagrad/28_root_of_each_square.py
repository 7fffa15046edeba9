# fault: The absolute gradients are summed (root taken before the sum).
# cells: rule
# told: Takes the root before the sum
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.rms = {}

    def root(self, x):
        return np.sqrt(np.power(x, 2))

    def update(self, params, grads):
        for key in list(params):
            if key not in self.rms:
                self.rms[key] = np.zeros(params[key].shape)
            self.rms[key] += self.root(grads[key])
            params[key][...] = params[key] - self.lr * grads[key] / (self.rms[key] + 1e-7)
