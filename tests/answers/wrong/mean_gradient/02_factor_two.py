# fault: a factor 2
# cells: gradient
# told: Keeps the two
def mean_gradient(X, y, w):
    r = X.dot(w) - y
    return 2 * X.T.dot(r) / X.shape[0]
