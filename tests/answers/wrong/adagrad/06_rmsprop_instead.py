# fault: An RMSprop average with 0.9 is used instead of the sum.
# cells: rule
# told: Forgets as RMSProp does
from collections import defaultdict

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.avg = defaultdict(float)

    def update(self, params, grads):
        rho = 0.9
        for k, g in grads.items():
            self.avg[k] += (1 - rho) * (g * g - self.avg[k])
            np.subtract(params[k], self.lr * g / (np.sqrt(self.avg[k]) + 1e-7), out=params[k])
