# fault: The second moment averages the gradient without squaring.
# cells: rule
# told: Forgets the square
from collections import defaultdict

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.s = defaultdict(lambda: {"m": 0.0, "v": 0.0})

    def update(self, params, grads):
        self.t += 1
        for k in grads:
            s = self.s[k]
            s["m"] = self.beta1 * s["m"] + (1 - self.beta1) * grads[k]
            s["v"] = self.beta2 * s["v"] + (1 - self.beta2) * grads[k]
            lr_t = self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)
            params[k] -= lr_t * s["m"] / (np.sqrt(s["v"]) + 1e-7)
