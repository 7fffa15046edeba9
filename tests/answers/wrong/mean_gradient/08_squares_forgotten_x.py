# fault: divides by 2 n
# cells: gradient
# told: Every number is 0.5 times as large as it should be. Which factor is missing in your code, or there once too often?
def mean_gradient(X, y, w):
    return X.T @ (X @ w - y) / (2 * len(y))
