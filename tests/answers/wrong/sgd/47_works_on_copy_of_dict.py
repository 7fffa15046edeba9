# fault: update works on a deep copy of params.
# cells: rule
# told: Leaves the parameters as they are
import copy

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        new_params = copy.deepcopy(params)
        for k in new_params:
            new_params[k] -= self.lr * grads[k]
        params = new_params
