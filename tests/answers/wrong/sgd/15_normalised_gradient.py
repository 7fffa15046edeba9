# fault: Each gradient is divided by its own norm.
# cells: rule
# told: Normalises the gradient
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k, g in grads.items():
            unit = g / (np.linalg.norm(g) + 1e-12)
            params[k] -= self.lr * unit
