# fault: update uses the number 0.01 instead of the learning rate of the object.
# cells: rule
# told: Has a learning rate of its own
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= 0.01 * grads[k]
