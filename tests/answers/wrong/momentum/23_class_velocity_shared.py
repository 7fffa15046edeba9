# fault: The velocity dict is a class attribute shared by all instances, emptied when a new one is made.
# cells: contract
# told: Shares its memory with other optimizers
class Momentum:
    velocity = {}

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.velocity.clear()

    def update(self, params, grads):
        for k in params:
            self.velocity[k] = self.momentum * self.velocity.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.velocity[k]
