# fault: the sum, and the wrong sign
# cells: gradient
# told: Every number is 8 times as large as it should be, with the wrong sign. Which factor is missing in your code, or there once too often?
def mean_gradient(X, y, w):
    return X.T @ (y - X @ w)
