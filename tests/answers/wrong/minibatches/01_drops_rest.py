# fault: the remainder is dropped
# cells: epoch
# told: Drops what is left
def minibatches(X, y, batch_size, rng):
    idx = rng.permutation(len(X))
    n_batches = len(X) // batch_size
    for b in range(n_batches):
        sel = idx[b * batch_size:(b + 1) * batch_size]
        yield X[sel], y[sel]
