# fault: no shuffle
# cells: shuffling
# told: Does not shuffle
def minibatches(X, y, batch_size, rng):
    i = 0
    while i < len(y):
        yield X[i:i + batch_size], y[i:i + batch_size]
        i += batch_size
