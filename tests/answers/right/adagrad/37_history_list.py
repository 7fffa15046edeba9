# breaks: none
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.seen = []

    def update(self, params, grads):
        self.seen.append({k: np.array(g) for k, g in grads.items()})
        for k in params:
            stack = np.stack([old[k] for old in self.seen])
            size = np.linalg.norm(stack, axis=0)
            np.subtract(params[k], self.lr * grads[k] / (size + 1e-7), out=params[k])
