# fault: The accumulator is overwritten each call and the default rate is 0.1.
# cells: rule
# told: With hyperparameters given, your numbers are right; without, they are not. Compare the defaults in your constructor with the page's.
class AdaGrad:
    def __init__(self, lr=0.1):
        self.__dict__.update(lr=lr, h={})
    def update(self, params, grads):
        self.h = {k: g ** 2 for k, g in grads.items()}
        [np.subtract(p, self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7), out=p) for k, p in params.items()]
