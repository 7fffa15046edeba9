# fault: The accumulator is a class attribute shared by all instances and emptied by each constructor.
# cells: contract
# told: Shares its memory with other optimizers
class AdaGrad:
    h = {}

    def __init__(self, lr=0.01):
        self.lr = lr
        AdaGrad.h = {}

    def update(self, params, grads):
        for key in params:
            if key not in AdaGrad.h:
                AdaGrad.h[key] = np.zeros_like(params[key])
            AdaGrad.h[key] = AdaGrad.h[key] + grads[key] * grads[key]
            params[key] -= self.lr * grads[key] / (np.sqrt(AdaGrad.h[key]) + 1e-7)
