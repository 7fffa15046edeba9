# fault: The step is computed from the parameter itself instead of the gradient.
# cells: rule
# told: Uses the parameter for the gradient
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params.keys():
            dW = params[k]
            params[k] -= self.lr * dW
