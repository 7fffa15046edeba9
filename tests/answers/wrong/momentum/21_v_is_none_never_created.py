# fault: The velocity stays None because the check is missing.
# cells: rule
# told: Something is still None when you use it. Which line makes it, and does that line run before?
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        for key in params.keys():
            self.v[key] = self.momentum * self.v[key] - self.lr * grads[key]
            params[key] += self.v[key]
