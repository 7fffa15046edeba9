# fault: gradients longer than 1 are scaled to norm 1 (global norm clipping)
# cells: rule
# told: Shortens long gradients
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        norm = np.sqrt(sum(np.sum(g ** 2) for g in grads.values()))
        factor = min(1.0, 1.0 / (norm + 1e-6))
        for k in params:
            params[k] -= self.lr * factor * grads[k]
