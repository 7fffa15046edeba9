# fault: update returns after the first key and the learning rate is not used.
# cells: rule
# told: Ignores the learning rate and moves the first parameter only
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= grads[k]
            break
