# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.squares = []

    def update(self, params, grads):
        self.squares.insert(0, {k: np.square(g) for k, g in grads.items()})   # newest first
        weights = [(1 - self.decay_rate) * self.decay_rate ** i for i in range(len(self.squares))]
        for k in params:
            h = np.zeros_like(params[k])
            for w, sq in zip(weights, self.squares):
                h = h + w * sq[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(h) + 1e-7)
