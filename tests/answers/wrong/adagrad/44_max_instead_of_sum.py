# fault: The largest square so far is kept instead of the sum.
# cells: rule
# told: Takes the largest in place of the sum
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.largest = {}

    def update(self, params, grads):
        for k, g in grads.items():
            match self.largest.get(k):
                case None:
                    self.largest[k] = np.abs(g)
                case old:
                    self.largest[k] = np.maximum(old, np.abs(g))
            params[k] -= self.lr * g / (self.largest[k] + 1e-7)
