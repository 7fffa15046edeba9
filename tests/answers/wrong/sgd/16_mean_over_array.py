# fault: The mean of the gradient array is used for all of its elements.
# cells: rule
# told: Mixes the elements of an array
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * np.mean(grads[k])
