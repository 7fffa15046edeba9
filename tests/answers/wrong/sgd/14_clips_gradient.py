# fault: Gradients are clipped to [-1, 1] out of habit.
# cells: rule
# told: Clips the gradient
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            g = np.clip(grads[k], -1.0, 1.0)   # exploding gradients
            params[k] -= self.lr * g
