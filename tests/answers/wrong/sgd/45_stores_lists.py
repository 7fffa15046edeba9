# fault: The new values are written into params as Python lists instead of into the arrays.
# cells: contract
# told: Writes to new arrays
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] = (np.asarray(params[k]) - self.lr * grads[k]).tolist()
