"""Muon's Newton-Schulz iteration: makes all singular values of a matrix about 1, with nothing but products.

Source: Jordan et al. (2024), Muon: An optimizer for hidden layers in neural networks; the classical iteration is in Higham (2008),
Functions of Matrices, chapter 8.
"""
import numpy as np

A, B, C = 3.4445, -4.7750, 2.0315


def newton_schulz(matrix, steps=5):
    """An array of the shape of matrix, (rows, columns), with the same singular vectors and singular values near 1."""
    ### BEGIN SOLUTION
    X = matrix / np.linalg.norm(matrix)
    for _ in range(steps):
        square = X @ X.T
        X = A * X + (B * square + C * square @ square) @ X
    return X
    ### END SOLUTION
