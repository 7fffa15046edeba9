# fault: the residual has the wrong sign
# cells: gradient
# told: Turns the error around
def mean_gradient(X, y, w):
    r = y - X.dot(w)
    return np.mean(r[:, None] * X, axis=0)
