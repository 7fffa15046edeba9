# fault: The step is multiplied by the parameter value.
# cells: rule
# told: Multiplies the gradient by the parameter
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
    def update(self, params, grads):
        for k, w in params.items():
            w *= 1 - self.lr * grads[k]
