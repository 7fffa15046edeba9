# fault: each batch is drawn anew, so samples repeat and are left out
# cells: epoch
# told: Draws with replacement
def minibatches(X, y, batch_size, rng):
    for _ in range(int(np.ceil(len(y) / batch_size))):
        chosen = rng.integers(0, len(y), size=batch_size)
        yield X[chosen], y[chosen]
