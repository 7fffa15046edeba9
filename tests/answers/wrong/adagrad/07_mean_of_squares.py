# fault: The mean of the squares over time is used instead of the sum.
# cells: rule
# told: Takes the mean over time
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.squares = {}

    def update(self, params, grads):
        for k in params:
            self.squares.setdefault(k, []).append(grads[k] ** 2)
            h = np.mean(self.squares[k], axis=0)
            params[k] -= self.lr * grads[k] / (np.sqrt(h) + 1e-7)
