# fault: The accumulator is the gradient array itself squared in place, which destroys the caller's gradients.
# cells: contract
# told: Changes the gradients
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            g = np.array(grads[k])
            sq = grads[k]
            sq *= sq
            self.h[k] = self.h[k] + sq if k in self.h else sq.copy()
            params[k] -= self.lr * g / (np.sqrt(self.h[k]) + 1e-7)
