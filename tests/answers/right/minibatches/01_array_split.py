# breaks: none
def minibatches(X, y, batch_size, rng):
    index = np.arange(len(y))
    rng.shuffle(index)
    for part in np.split(index, range(batch_size, len(y), batch_size)):
        yield np.take(X, part, axis=0), y.take(part)
