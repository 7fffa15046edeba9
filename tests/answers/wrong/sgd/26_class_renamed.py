# fault: The class is called Sgd instead of SGD.
# cells: rule
# told: Was the class renamed, or did its cell raise an error? Run all cells from the top.
class Sgd:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
