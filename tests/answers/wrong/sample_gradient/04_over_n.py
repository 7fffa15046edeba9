# fault: divides by n once more
# cells: sample
# told: Divides by all
def sample_gradient(X, y, w, rng):
    i = rng.integers(0, len(y))
    return X[i] * (np.dot(X[i], w) - y[i]) / len(y)
