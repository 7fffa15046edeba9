# fault: Only the sign of the gradient is used (signSGD).
# cells: rule
# told: Uses the sign only
class SGD:
    def __init__(self, lr: float = 0.01):
        self.lr = lr

    def update(self, params: dict, grads: dict) -> None:
        for k in params:
            params[k] -= self.lr * np.sign(grads[k])
