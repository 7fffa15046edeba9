# fault: The absolute gradient is used and the learning rate shrinks with every call.
# cells: rule
# told: Every step has the right length, but not every step has the right sign. Where does a sign get lost?
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k, p in params.items():
            p -= self.lr * abs(grads[k])
        self.lr = self.lr * 0.95
