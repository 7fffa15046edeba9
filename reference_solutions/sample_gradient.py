"""The gradient of one sample, drawn at random: on average it is the gradient of all.

Source: Robbins and Monro (1951), A Stochastic Approximation Method; Goodfellow et al., Deep Learning (2016), section 5.9.
"""


def sample_gradient(X, y, w, rng):
    """The gradient at w of the squared loss of one sample, which the generator rng picks: an array of the shape of w."""
    ### BEGIN SOLUTION
    i = rng.integers(len(y))
    return (X[i] @ w - y[i]) * X[i]
    ### END SOLUTION
