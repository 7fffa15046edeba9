# breaks: none
class Momentum:
    """Keeps all pushes and sums them with powers: slow, but right."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.pushes = []

    def update(self, params, grads):
        self.pushes.append({k: -self.lr * g for k, g in grads.items()})
        n = len(self.pushes)
        for k in params:
            params[k] += sum(self.momentum ** (n - 1 - i) * p[k] for i, p in enumerate(self.pushes))
