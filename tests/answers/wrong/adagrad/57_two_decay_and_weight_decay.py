# fault: An averaging factor 0.99 is used and weight decay is added to the gradient.
# cells: rule
# told: The further the parameters are from 0, the more your steps differ. Is there something in your step that should not depend on where they are?
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for k in params:
            g = grads[k] + 0.01 * params[k]
            self.h[k] = 0.99 * self.h.get(k, 0.0) + g * g
            params[k] -= self.lr * g / (np.sqrt(self.h[k]) + 1e-7)
