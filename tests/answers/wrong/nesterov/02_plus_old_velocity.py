# fault: in the form -mu * v_old + (1 + mu) * v the old velocity has the wrong sign
# cells: rule
# told: Adds the old velocity too
class Nesterov:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        mu = self.momentum
        for k in params:
            old = self.v.get(k, 0.0)
            new = mu * old - self.lr * grads[k]
            params[k] += mu * old + (1 + mu) * new
            self.v[k] = new
