"""AdaGrad: every coordinate gets its own rate, smaller the more it has moved.

Source: Duchi, Hazan and Singer (2011), Adaptive Subgradient Methods, section 1.1 (diagonal form), with eps outside the root.
"""
import numpy as np


class AdaGrad:
    """Divide each step by the root of all squared gradients so far."""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None  # the sums of squares: made by the first update, which knows the shapes

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        ### BEGIN SOLUTION
        if self.h is None:
            self.h = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.h[key] += grads[key] ** 2
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)
        ### END SOLUTION
