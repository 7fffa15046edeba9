# fault: The constructor gives lr no default value.
# cells: rule
# told: The class has to work without arguments too: each hyperparameter has a default on the page.
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def update(self, params, grads):
        for k in grads.keys():
            params[k] -= grads[k] * self.lr
