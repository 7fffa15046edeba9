# fault: The learning rate is stored but never multiplied in.
# cells: rule
# told: Ignores the learning rate
class SGD:
    """gradient descent"""
    def __init__(self, lr=0.01):
        self.lr = lr
    def update(self, params, grads):
        for p, g in zip(params.values(), grads.values()):
            p -= g
