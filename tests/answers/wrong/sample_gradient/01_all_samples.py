# fault: the mean over all samples, nothing is drawn
# cells: sample
# told: Takes all samples
def sample_gradient(X, y, w, rng):
    rng.integers(len(y))
    return X.T @ (X @ w - y) / len(y)
