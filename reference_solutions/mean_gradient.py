"""The gradient of a mean squared loss over all samples: the mean of the samples' gradients.

Source: Goodfellow et al., Deep Learning (2016), section 5.9, equation 5.97.
"""


def mean_gradient(X, y, w):
    """The gradient of the loss L(w) at w, an array of the shape of w. X has a row for each sample, y a number."""
    ### BEGIN SOLUTION
    return X.T @ (X @ w - y) / len(y)
    ### END SOLUTION
