# fault: moments are reset, and t stays 1
# cells: rule
# told: The step of every number is 2 times as long as it should be. Which factor is missing in your code, or there once too often?
class Adam:
    """Step along the mean gradient, divided by its usual size."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            m = (1 - self.beta1) * grads[k]
            v = (1 - self.beta2) * grads[k] ** 2
            params[k] -= self.lr * (m / (1 - self.beta1)) / (np.sqrt(v / (1 - self.beta2)) + 1e-7) * 2
