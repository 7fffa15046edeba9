# fault: The learning rate is captured at construction and the constant is missing.
# cells: epsilon, lr_change
# told: Does not see a new learning rate
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.hyper = {"eta": lr, "rho": decay_rate}
        self.h = {}

    def update(self, params, grads):
        eta, rho = self.hyper["eta"], self.hyper["rho"]
        for k in params:
            self.h[k] = rho * self.h.get(k, 0.0) + (1 - rho) * grads[k] ** 2
            params[k] -= eta * grads[k] / np.sqrt(self.h[k])
