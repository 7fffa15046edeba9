# fault: The loop variable is rebound with p = p - ..., so the array in params never changes.
# cells: rule
# told: Leaves the parameters as they are
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for name, p in params.items():
            p = p - self.lr * grads[name]
