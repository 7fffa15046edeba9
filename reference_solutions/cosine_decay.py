"""Cosine decay: the learning rate falls from lr to 0 along half a wave of the cosine, and stays there.

Source: Loshchilov and Hutter (2017), SGDR: Stochastic Gradient Descent with Warm Restarts, equation 5, without restarts.
"""
import numpy as np


def cosine_decay(t, lr, steps):
    """The learning rate of update number t, counted from 0: lr at t = 0, half of it halfway, 0 from t = steps on."""
    ### BEGIN SOLUTION
    return lr * (1 + np.cos(np.pi * min(t, steps) / steps)) / 2
    ### END SOLUTION
