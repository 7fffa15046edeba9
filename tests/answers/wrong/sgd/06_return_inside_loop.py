# fault: A return inside the loop ends update after the first key.
# cells: rule
# told: Moves the first parameter only
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
            return params
