# fault: The learning rate is captured at construction, so later changes of lr have no effect.
# cells: lr_change
# told: Does not see a new learning rate
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.rule = lambda p, g: np.subtract(p, lr * g, out=p)

    def update(self, params, grads):
        for k in params:
            self.rule(params[k], grads[k])
