# fault: Only index 0 of every array is updated.
# cells: rule
# told: Moves part of an array only
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k][0] -= self.lr * grads[k][0]
