# fault: The method is called step instead of update.
# cells: rule
# told: Is there a method `update` in your class, spelled so, and indented to be part of the class?
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def step(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
