# fault: always the first sample
# cells: sample
# told: Takes the first sample always
def sample_gradient(X, y, w, rng):
    i = 0
    return (X[i] @ w - y[i]) * X[i]
