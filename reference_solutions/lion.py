"""Lion: the sign of a mean that takes the newest gradient more seriously than the memory does.

Source: Chen et al. (2023), Symbolic Discovery of Optimization Algorithms, algorithm 2, without weight decay.
"""
import numpy as np


class Lion:
    """Step by lr in every number, with the sign of a mean gradient."""

    def __init__(self, lr=0.0001, beta1=0.9, beta2=0.99):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.m = None  # the mean gradients: made by the first update, which knows the shapes

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        ### BEGIN SOLUTION
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            params[key] -= self.lr * np.sign(self.beta1 * self.m[key] + (1 - self.beta1) * grads[key])
            self.m[key] = self.beta2 * self.m[key] + (1 - self.beta2) * grads[key]
        ### END SOLUTION
