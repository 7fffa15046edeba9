# fault: only as many samples as the largest multiple are permuted, the rest is always last
# cells: shuffling
# told: Shuffles full batches only
def minibatches(X, y, batch_size, rng):
    n = len(y) // batch_size * batch_size
    order = np.concatenate([rng.permutation(n), np.arange(n, len(y))])
    for i in range(0, len(y), batch_size):
        yield X[order[i:i + batch_size]], y[order[i:i + batch_size]]
