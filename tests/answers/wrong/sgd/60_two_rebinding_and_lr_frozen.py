# fault: params[k] is rebound and the learning rate is captured at construction.
# cells: contract, lr_change
# told: Writes to new arrays
class SGD:
    def __init__(self, lr=0.01):
        self._rate = lr

    def update(self, params, grads):
        for k in list(params):
            params[k] = params[k] - self._rate * grads[k]
