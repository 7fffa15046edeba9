# fault: The constructor takes no argument at all.
# cells: rule
# told: The page calls a hyperparameter `lr`. What does your constructor call it?
class AdaGrad:
    def __init__(self):
        self.lr = 0.01
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
