# fault: An L2 term of 0.01 times the parameter is added to the gradient.
# cells: rule
# told: Adds weight decay
class SGD:
    def __init__(self, lr=0.01, weight_decay=0.01):
        self.lr = lr
        self.wd = weight_decay

    def update(self, params, grads):
        for k in params:
            g = grads[k] + self.wd * params[k]
            params[k] -= self.lr * g
