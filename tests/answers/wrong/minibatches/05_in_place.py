# fault: shuffles the caller's arrays in place (both with the same order)
# cells: data
# told: Shuffles the callers data
def minibatches(X, y, batch_size, rng):
    p = rng.permutation(len(y))
    X[:] = X[p]
    y[:] = y[p]
    for i in range(0, len(y), batch_size):
        yield X[i:i + batch_size], y[i:i + batch_size]
