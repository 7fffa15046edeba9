"""Inverse decay: the learning rate falls like 1 / (1 + k t).

Source: Robbins and Monro (1951), A Stochastic Approximation Method: rates whose sum is infinite and whose squares' is not.
"""


def inverse_decay(t, lr, k):
    """The learning rate of update number t, counted from 0. k says how fast it falls."""
    ### BEGIN SOLUTION
    return lr / (1 + k * t)
    ### END SOLUTION
