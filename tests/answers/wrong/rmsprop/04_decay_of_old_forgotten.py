# fault: The old average is kept at full weight.
# cells: rule
# told: Never forgets
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.acc = []

    def update(self, params, grads):
        for i, (p, g) in enumerate(zip(params.values(), grads.values())):
            if len(self.acc) <= i:
                self.acc.append(np.zeros_like(p))
            np.add(self.acc[i], (1 - self.decay_rate) * g * g, out=self.acc[i])
            p -= self.lr * g / (np.sqrt(self.acc[i]) + 1e-7)
