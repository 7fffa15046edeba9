# fault: Weight decay is added and the gradient is clipped to [-1, 1].
# cells: rule
# told: The first step is the whole difference: redo it by hand with one number.
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            g = np.clip(grads[k], -1, 1)
            params[k] -= self.lr * (g + 0.01 * params[k])
