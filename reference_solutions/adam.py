"""Adam: a fading mean of gradients over the root of a fading mean of their squares, both corrected for starting at 0.

Source: Kingma and Ba (2015), Adam: A Method for Stochastic Optimization, Algorithm 1, with eps 1e-7.
"""
import numpy as np


class Adam:
    """Step along the mean gradient, divided by its usual size."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0     # how many updates there have been
        self.m = None  # the first moments, and
        self.v = None  # the second: made by the first update, which knows the shapes

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        ### BEGIN SOLUTION
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        self.t += 1
        for key in params:
            self.m[key] = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v[key] + (1 - self.beta2) * grads[key] ** 2
            m_hat = self.m[key] / (1 - self.beta1 ** self.t)
            v_hat = self.v[key] / (1 - self.beta2 ** self.t)
            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
        ### END SOLUTION
