"""RMSProp: AdaGrad that forgets.

Source: Tieleman and Hinton (2012), Neural Networks for Machine Learning, lecture 6e; no bias correction, eps outside the root.
"""
import numpy as np


class RMSprop:
    """Divide each step by the root of a fading mean of squared gradients."""

    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = None  # the fading means: made by the first update, which knows the shapes

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        ### BEGIN SOLUTION
        if self.h is None:
            self.h = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.h[key] = self.decay_rate * self.h[key] + (1 - self.decay_rate) * grads[key] ** 2
            params[key] -= self.lr * grads[key] / (np.sqrt(self.h[key]) + 1e-7)
        ### END SOLUTION
