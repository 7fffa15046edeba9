"""Exponential decay: the learning rate loses the same share of itself at each update.

Source: Goodfellow et al., Deep Learning (2016), section 8.3.1, on learning rates that fall.
"""
import numpy as np


def exponential_decay(t, lr, k):
    """The learning rate of update number t, counted from 0. k says how fast it falls."""
    ### BEGIN SOLUTION
    return lr * np.exp(-k * t)
    ### END SOLUTION
