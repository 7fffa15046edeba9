# fault: The class is called Adagrad with a small g.
# cells: rule
# told: Was the class renamed, or did its cell raise an error? Run all cells from the top.
class Adagrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
