# breaks: none
def corrected_average(beta):
    s, c = 0.0, 1.0
    def feed(x):
        nonlocal s, c
        s = beta * s + (1 - beta) * x
        c *= beta
        return s / (1 - c)
    return feed

class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.averages = {}

    def update(self, params, grads):
        for k in params:
            if k not in self.averages:
                self.averages[k] = corrected_average(self.beta1), corrected_average(self.beta2)
            first, second = self.averages[k]
            params[k] -= self.lr * first(grads[k]) / (np.sqrt(second(grads[k] ** 2)) + 1e-7)
