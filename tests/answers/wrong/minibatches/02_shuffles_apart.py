# fault: X and y are shuffled independently
# cells: epoch, shuffling
# told: Shuffles x and y apart
def minibatches(X, y, batch_size, rng):
    Xs, ys = rng.permutation(X), rng.permutation(y)
    for i in range(0, len(Xs), batch_size):
        yield Xs[i:i + batch_size], ys[i:i + batch_size]
