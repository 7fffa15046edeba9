# fault: The constructor stores 0.01 whatever is passed.
# cells: rule
# told: Ignores the learning rate it is made with
class SGD(object):
    def __init__(self, lr=0.01):
        self.lr = 0.01

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
