# breaks: none
class Accumulates:
    memory = None

    def remember(self, grads):
        if self.memory is None:
            self.memory = {k: 0 for k in grads}
        self.memory = {k: self.memory[k] + grads[k] ** 2 for k in grads}
        return self.memory


class AdaGrad(Accumulates):
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k, h in self.remember(grads).items():
            params[k] -= self.lr * grads[k] / (np.sqrt(h) + 1e-7)
