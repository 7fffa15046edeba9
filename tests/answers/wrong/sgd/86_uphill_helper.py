# fault: helper returns -lr*g and it is subtracted: ascends
# cells: rule
# told: Ascends
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, g):
        return -self.lr * g

    def update(self, params, grads):
        for k in params:
            params[k] -= self.step(grads[k])
