# fault: Gaussian noise is added to the gradient because the method is called stochastic.
# cells: rule
# told: The first step is the whole difference: redo it by hand with one number.
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.rng = np.random.default_rng(0)

    def update(self, params, grads):
        for k in params:
            noisy = grads[k] + 0.1 * self.rng.normal(size=grads[k].shape)
            params[k] -= self.lr * noisy
