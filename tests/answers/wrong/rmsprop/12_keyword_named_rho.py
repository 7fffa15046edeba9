# fault: The hyperparameter is called rho, so decay_rate= raises TypeError.
# cells: rule
# told: The page calls a hyperparameter `decay_rate`. What does your constructor call it?
class RMSprop:
    def __init__(self, lr=0.01, rho=0.99):
        self.lr = lr
        self.rho = rho
        self.h = {}

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.rho * self.h.get(k, 0.0) + (1 - self.rho) * grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
