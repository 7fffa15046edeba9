# fault: update lacks the self argument.
# cells: rule
# told: Compare the line `def update(...)` with the page's: which arguments come, in which order, and what comes before them?
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
