# breaks: none
from collections import defaultdict

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.state = defaultdict(lambda: [0.0, 0.0])

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            s = self.state[k]
            s[0] = s[0] * self.beta1 + g * (1 - self.beta1)
            s[1] = s[1] * self.beta2 + g * g * (1 - self.beta2)
            bias1, bias2 = 1 - self.beta1 ** self.t, 1 - self.beta2 ** self.t
            params[k] -= (self.lr / bias1) * s[0] / (np.sqrt(s[1]) / np.sqrt(bias2) + 1e-7)
