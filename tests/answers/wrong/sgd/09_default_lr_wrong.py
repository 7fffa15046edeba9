# fault: The default learning rate is 0.1 instead of 0.01.
# cells: rule
# told: Has other defaults
class SGD:
    def __init__(self, lr=0.1):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k][...] -= self.lr * grads[k]
