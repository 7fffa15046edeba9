# breaks: none
class RMSprop:
    """Recomputes the average from all past squares with Horner's scheme."""

    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.past = {}

    def update(self, params, grads):
        for k in params:
            self.past.setdefault(k, []).append(grads[k].copy())
            total = np.zeros_like(params[k])
            for old in self.past[k]:
                total = total * self.decay_rate + old * old
            denominator = np.sqrt(total * (1 - self.decay_rate)) + 1e-7
            params[k] -= self.lr * np.true_divide(grads[k], denominator)
