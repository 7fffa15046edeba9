# fault: the sum over samples instead of the mean
# cells: gradient
# told: Sums instead of averaging
def mean_gradient(X, y, w):
    g = np.zeros_like(w)
    for xi, yi in zip(X, y):
        g += (xi @ w - yi) * xi
    return g
