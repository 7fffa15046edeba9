# fault: The squares of the parameters are accumulated instead of those of the gradients.
# cells: rule
# told: Sums the squares of the parameters
class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        first_time = self.h is None
        self.h = [] if first_time else self.h
        for i, (w, dw) in enumerate(zip(params.values(), grads.values())):
            if first_time:
                self.h.append(np.zeros_like(w))
            self.h[i] += w * w
            w -= self.lr * dw / (np.sqrt(self.h[i]) + 1e-7)
