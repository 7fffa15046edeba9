# fault: divides by the number of features
# cells: gradient
# told: Divides by features
def mean_gradient(X, y, w):
    return X.T @ (X @ w - y) / X.shape[1]
