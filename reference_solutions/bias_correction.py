"""Adam's bias correction: what the moments would be if they had not started at 0.

Source: Kingma and Ba (2015), Adam: A Method for Stochastic Optimization, Algorithm 1 and section 3.
"""


def bias_correction(m, v, t, beta1, beta2):
    """m_hat and v_hat for the moments m and v, numbers or arrays, after t = 1, 2, ... steps. m and v stay as they are."""
    ### BEGIN SOLUTION
    return m / (1 - beta1 ** t), v / (1 - beta2 ** t)
    ### END SOLUTION
