# fault: x and y are drawn with different indices
# cells: sample
# told: Draws x and y apart
def sample_gradient(X, y, w, rng):
    x = X[rng.integers(len(X))]
    t = y[rng.integers(len(y))]
    return (x @ w - t) * x
