# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr, self.decay_rate, self.squares = lr, decay_rate, []

    def update(self, params, grads):
        self.squares.append({k: g ** 2 for k, g in grads.items()})
        age = np.arange(len(self.squares))[::-1]
        weights = (1 - self.decay_rate) * self.decay_rate ** age
        for k in params:
            h = sum(w * s[k] for w, s in zip(weights, self.squares))
            params[k] -= self.lr * grads[k] / (np.sqrt(h) + 1e-7)
