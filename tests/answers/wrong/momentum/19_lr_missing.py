# fault: The learning rate is nowhere used.
# cells: rule
# told: Ignores the learning rate
class Optimizer:
    def __init__(self, lr):
        self.lr = lr
        self.slots = {}

    def update(self, params, grads):
        for k in params:
            params[k] += self.move(k, grads[k])

class Momentum(Optimizer):
    def __init__(self, lr=0.01, momentum=0.9):
        super().__init__(lr)
        self.momentum = momentum

    def move(self, k, g):
        self.slots[k] = self.momentum * self.slots.get(k, np.zeros_like(g)) - g
        return self.slots[k]
