# fault: A new dict is returned instead of writing, and its sign is wrong.
# cells: rule
# told: Leaves the parameters as they are
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        result = {}
        for k in params:
            result[k] = params[k] + self.lr * grads[k]
        return result
