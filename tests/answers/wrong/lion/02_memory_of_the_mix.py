# fault: the memory takes in the mixed direction of the step and not the gradient
# cells: rule
# told: Remembers the mixture
class Lion:
    """Lion."""

    def __init__(self, lr=0.0001, beta1=0.9, beta2=0.99):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.m = None

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            mix = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            params[key] -= self.lr * np.sign(mix)
            self.m[key] = self.beta2 * self.m[key] + (1 - self.beta2) * mix
