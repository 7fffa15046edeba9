# fault: divides by 2 n
# cells: gradient
# told: Keeps the half
def mean_gradient(X, y, w):
    return X.T @ (X @ w - y) / (2 * len(y))
