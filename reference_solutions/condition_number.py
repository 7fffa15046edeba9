"""How much steeper a quadratic valley is across than along: the ratio of the outermost eigenvalues of its matrix.

Source: Goh (2017), Why momentum really works, Distill.
"""
import numpy as np


def condition_number(matrix):
    """The largest eigenvalue of a symmetric, positive definite array (n, n), divided by the smallest one."""
    ### BEGIN SOLUTION
    steepness = np.linalg.eigvalsh(matrix)
    return steepness[-1] / steepness[0]
    ### END SOLUTION
