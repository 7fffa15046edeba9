# fault: params[k] is rebound to a new array and the gradients of the caller are scaled in place.
# cells: contract
# told: Writes to new arrays
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            grads[k] *= self.lr
            params[k] = params[k] - grads[k]
