# fault: the step is rounded to three decimals
# cells: rule
# told: All your steps are whole multiples of 0.001. Where does something get rounded?
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        for k in params:
            params[k] -= np.round(self.lr * grads[k], 3)
