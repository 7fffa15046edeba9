"""Adam's two moments: fading means of the gradients and of their squares, both of which start at 0.

Source: Kingma and Ba (2015), Adam: A Method for Stochastic Optimization, Algorithm 1, the lines for m and v.
"""
import numpy as np


def moments(gradients, beta1, beta2):
    """m and v after all rows of an array (steps, n) of gradients, the first row first: two arrays (n,), uncorrected."""
    m, v = np.zeros(gradients.shape[1]), np.zeros(gradients.shape[1])
    ### BEGIN SOLUTION
    for gradient in gradients:
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * gradient ** 2
    ### END SOLUTION
    return m, v
