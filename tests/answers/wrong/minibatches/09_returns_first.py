# fault: return in the loop instead of yield: only the first batch
# cells: epoch, shuffling
# told: Returns the first batch
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    for begin in range(0, len(y), batch_size):
        chosen = order[begin:begin + batch_size]
        return X[chosen], y[chosen]
