# fault: Neither the square nor the root is there.
# cells: rule
# told: Forgets the square and the root
class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.b1, self.b2, self.t, self.m, self.v = lr, beta1, beta2, 0, {}, {}
    def update(self, P, G):
        self.t += 1
        mix = lambda d, k, b, x: d.__setitem__(k, b * d.get(k, 0) + (1 - b) * x) or d[k] / (1 - b ** self.t)
        for k in P:
            P[k] -= self.lr * mix(self.m, k, self.b1, G[k]) / (mix(self.v, k, self.b2, G[k]) + 1e-7)
