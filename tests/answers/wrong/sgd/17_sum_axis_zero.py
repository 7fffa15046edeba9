# fault: The gradient is summed over its first axis before it is applied, as if it were a batch.
# cells: rule
# told: Mixes the elements of an array
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            total = np.sum(grads[k], axis=0)
            params[k] -= self.lr * total
