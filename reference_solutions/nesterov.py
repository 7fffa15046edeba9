"""Nesterov's momentum: the velocity is already applied once more when the next gradient is asked for.

Source: Nesterov (1983), A method for solving the convex programming problem with convergence rate O(1/k^2); in the form of
Bengio, Boulanger-Lewandowski and Pascanu (2013), Advances in optimizing recurrent networks, equation 7.
"""
import numpy as np


class Nesterov:
    """Step along the velocity, and look one step ahead."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None  # the velocities: made by the first update, which knows the shapes

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        ### BEGIN SOLUTION
        if self.v is None:
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        for key in params:
            self.v[key] = self.momentum * self.v[key] - self.lr * grads[key]
            params[key] += self.momentum * self.v[key] - self.lr * grads[key]
        ### END SOLUTION
