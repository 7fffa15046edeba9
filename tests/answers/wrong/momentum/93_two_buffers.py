# fault: the new velocity is computed from the one two calls ago
# cells: rule
# told: What a gradient does in its own step is right, but 1 step later nothing is left of it. Give it a gradient of 1 once, then gradients of 0, and print the steps.
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.old, self.new = {}, {}

    def update(self, params, grads):
        for k in params:
            v = self.momentum * self.old.get(k, 0) - self.lr * grads[k]
            self.old[k] = self.new.get(k, 0)
            self.new[k] = v
            params[k] += v
