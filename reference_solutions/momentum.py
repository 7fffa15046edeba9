"""Momentum: a velocity that remembers past gradients and fades.

Source: Polyak (1964), Some methods of speeding up the convergence of iteration methods; in the form of Sutskever et al.
(2013), On the importance of initialization and momentum in deep learning, equations 1 and 2: lr inside the velocity.
"""
import numpy as np


class Momentum:
    """Step along a velocity that every gradient pushes."""

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
            params[key] += self.v[key]
        ### END SOLUTION
