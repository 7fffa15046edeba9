# fault: The element loop stops one element too early.
# cells: rule
# told: Moves part of an array only
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            n = params[k].size
            for i in range(n - 1):
                params[k].flat[i] -= self.lr * grads[k].flat[i]
