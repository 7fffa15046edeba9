# fault: X and y shuffled apart, and the remainder is dropped
# cells: epoch, shuffling
# told: Shuffles x and y apart
def minibatches(X, y, batch_size, rng):
    X, y = rng.permutation(X), rng.permutation(y)
    for i in range(len(y) // batch_size):
        yield X[i * batch_size:(i + 1) * batch_size], y[i * batch_size:(i + 1) * batch_size]
