# fault: The parameters are rounded to two decimals after each step.
# cells: rule
# told: Rounds the parameters
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k][...] = np.round(params[k] - self.lr * grads[k], 2)
