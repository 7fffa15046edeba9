# fault: The learning rate lives in a dict of the class, so a second instance changes the first one.
# cells: contract
# told: Shares its settings
class SGD:
    config = {}

    def __init__(self, lr=0.01):
        self.config["lr"] = lr

    @property
    def lr(self):
        return self.config["lr"]

    @lr.setter
    def lr(self, value):
        self.config["lr"] = value

    def update(self, params, grads):
        for k in params:
            params[k] -= self.config["lr"] * grads[k]
