# fault: the memory collects the signs of the gradients and not the gradients
# cells: rule
# told: Remembers signs
class Lion:
    def __init__(self, lr=0.0001, beta1=0.9, beta2=0.99):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.m = None

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            blend = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            params[key] -= self.lr * np.sign(blend)
            self.m[key] = self.beta2 * self.m[key] + (1 - self.beta2) * np.sign(grads[key])
