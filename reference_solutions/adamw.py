"""AdamW: Adam, with weights that decay by themselves and not through the gradient.

Source: Loshchilov and Hutter (2019), Decoupled Weight Decay Regularization, algorithm 2; decay of lr * weight_decay, as in PyTorch.
"""
import numpy as np


class AdamW:
    """Shrink every number a little, then make Adam's step."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999, weight_decay=0.01):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.weight_decay = weight_decay
        self.t = 0     # how many updates there have been
        self.m = None  # the moments: made by the first update, which knows the shapes
        self.v = None

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
            params[key] *= 1 - self.lr * self.weight_decay
            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
        ### END SOLUTION
