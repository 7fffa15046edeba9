# fault: the factor x is forgotten: the mean of the residuals
# cells: gradient
# told: Gives the mean error
def mean_gradient(X, y, w):
    return np.mean(X @ w - y) * np.ones(len(w))
