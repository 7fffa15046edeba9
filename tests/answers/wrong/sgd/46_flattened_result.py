# fault: The result is flattened, so matrices lose their shape.
# cells: rule
# told: Each array in `params` keeps its shape and its kind of numbers.
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] = params[k].flatten() - self.lr * grads[k].flatten()
