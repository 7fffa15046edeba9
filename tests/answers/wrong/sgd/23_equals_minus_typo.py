# fault: Typo =- instead of -=, so the parameter is overwritten with minus the step.
# cells: rule
# told: Puts the step in place of the parameter
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] =- self.lr * grads[k]
