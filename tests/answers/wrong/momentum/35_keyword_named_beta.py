# fault: The second hyperparameter is called beta, so momentum= raises TypeError.
# cells: rule
# told: The page calls a hyperparameter `momentum`. What does your constructor call it?
class Momentum:
    def __init__(self, lr=0.01, beta=0.9):
        self.lr = lr
        self.beta = beta
        self.v = {}

    def update(self, params, grads):
        for k in params:
            self.v[k] = self.beta * self.v.get(k, 0.0) - self.lr * grads[k]
            params[k] += self.v[k]
