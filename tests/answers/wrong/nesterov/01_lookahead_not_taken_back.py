# fault: the move to the point ahead is made in addition to the step, and not taken back
# cells: rule
# told: Stays at the point ahead
class Nesterov:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            # go to the point ahead
            params[key] += self.momentum * self.v[key]
            # the gradient there
            g = grads[key]
            self.v[key] = self.momentum * self.v[key] - self.lr * g
            params[key] += self.v[key]
