# fault: The accumulator is set to zeros at the start of every call.
# cells: rule
# told: Forgets the history
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.init()

    def init(self):
        self.h = {}

    def update(self, params, grads):
        self.init()
        for name, w in params.items():
            if name not in self.h:
                self.h[name] = np.zeros_like(w)
            self.h[name] += np.square(grads[name])
            w -= self.lr * grads[name] / (np.sqrt(self.h[name]) + 1e-7)
