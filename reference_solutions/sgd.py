"""Gradient descent's plain step; with the gradient of one sample or of a mini-batch it is SGD.

Source: Robbins and Monro (1951), A Stochastic Approximation Method; Goodfellow et al., Deep Learning (2016), section 8.3.1.
"""


class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        ### BEGIN SOLUTION
        for key in params:
            params[key] -= self.lr * grads[key]
        ### END SOLUTION
