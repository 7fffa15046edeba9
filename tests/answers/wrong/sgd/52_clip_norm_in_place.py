# fault: The gradients of the caller are overwritten with the scaled step.
# cells: contract
# told: Changes the gradients
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for p, g in zip(params.values(), grads.values()):
            np.multiply(g, -self.lr, out=g)
            np.add(p, g, out=p)
