# fault: np.random.permutation: the order does not come from rng
# cells: shuffling
# told: Asks another generator
def minibatches(X, y, batch_size, rng):
    order = np.random.permutation(len(y))
    for begin in range(0, len(y), batch_size):
        chosen = order[begin:begin + batch_size]
        yield X[chosen], y[chosen]
