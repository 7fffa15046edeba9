# fault: mean over both axes: one number
# cells: gradient
# told: Averages over features too
def mean_gradient(X, y, w):
    r = X @ w - y
    return np.mean(X * r[:, None])
