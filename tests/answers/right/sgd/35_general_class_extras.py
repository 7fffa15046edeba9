# breaks: none
class SGD:
    def __init__(self, lr=0.01, *, weight_decay=0.0, nesterov=False, maximize=False):
        self.lr = lr
        self.weight_decay = weight_decay
        self.sign = 1 if maximize else -1

    def update(self, params, grads):
        for k in params:
            g = grads[k]
            if self.weight_decay != 0.0:
                g = g + self.weight_decay * params[k]
            params[k] += self.sign * self.lr * g

    def zero_grad(self, grads):
        for k in grads:
            grads[k] = np.zeros_like(grads[k])
