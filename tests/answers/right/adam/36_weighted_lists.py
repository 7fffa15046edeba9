# breaks: none
class Adam:
    """All gradients are kept; the corrected moments are weighted means of them."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.past = []

    def mean(self, k, beta, power):
        weights = [beta ** i for i in range(len(self.past))][::-1]
        return sum(w * g[k] ** power for w, g in zip(weights, self.past)) / sum(weights)

    def update(self, params, grads):
        self.past.append({k: np.copy(g) for k, g in grads.items()})
        for k in params:
            params[k] -= self.lr * self.mean(k, self.beta1, 1) / (np.sqrt(self.mean(k, self.beta2, 2)) + 1e-7)
