# fault: update takes grads first and params second.
# cells: rule
# told: Takes `params` and grads in the other order
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, grads, params):
        for k in params:
            params[k] -= self.lr * grads[k]
