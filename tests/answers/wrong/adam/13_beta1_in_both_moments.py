# fault: The second moment decays with beta1.
# cells: rule
# told: Uses beta1 for both moments
def ema(old, new, beta):
    return beta * old + (1 - beta) * new

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        self.t += 1
        unbias = 1 - self.beta1 ** self.t
        for k, g in grads.items():
            self.m[k] = ema(self.m.get(k, 0.0), g, self.beta1)
            self.v[k] = ema(self.v.get(k, 0.0), g * g, self.beta1)
            params[k] -= self.lr * (self.m[k] / unbias) / (np.sqrt(self.v[k] / unbias) + 1e-7)
