"""AMSGrad: Adam that never forgets the largest second moment it has seen.

Source: Reddi, Kale and Kumar (2018), On the Convergence of Adam and Beyond; with bias corrections, in the form of PyTorch 2: the
maximum is taken of the uncorrected second moments, and corrected afterwards.
"""
import numpy as np


class AMSGrad:
    """Step along the mean gradient, divided by its largest usual size so far."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.t = 0        # how many updates there have been
        self.m = None     # the moments, and the largest second moments: made by the first update, which knows the shapes
        self.v = None
        self.v_max = None

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        ### BEGIN SOLUTION
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
            self.v_max = {key: np.zeros_like(value) for key, value in params.items()}
        self.t += 1
        for key in params:
            self.m[key] = self.beta1 * self.m[key] + (1 - self.beta1) * grads[key]
            self.v[key] = self.beta2 * self.v[key] + (1 - self.beta2) * grads[key] ** 2
            self.v_max[key] = np.maximum(self.v_max[key], self.v[key])
            m_hat = self.m[key] / (1 - self.beta1 ** self.t)
            v_hat = self.v_max[key] / (1 - self.beta2 ** self.t)
            params[key] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
        ### END SOLUTION
