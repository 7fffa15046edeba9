# fault: where the mean is exactly 0 the sign is taken as -1, so a number without gradient moves
# cells: rule
# told: Gives zero a sign
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
            c = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            params[key] -= np.where(c > 0, self.lr, -self.lr)
            self.m[key] = self.beta2 * self.m[key] + (1 - self.beta2) * grads[key]
