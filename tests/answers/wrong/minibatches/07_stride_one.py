# fault: the loop goes by one, so the batches overlap
# cells: epoch
# told: Forgets the stride and stops at full batches
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    X, y = X[order], y[order]
    for i in range(len(y) - batch_size + 1):
        yield X[i:i + batch_size], y[i:i + batch_size]
