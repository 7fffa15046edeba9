"""What submitted mini-batches are judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise
from reference_solutions.minibatches import minibatches

from ._epochs import any_batches, each_sample_once, epochs, in_a_new_order

EXERCISE = FunctionExercise("minibatches", minibatches, (
    FunctionCase("epoch", "ten samples in batches of four", epochs(10, 4, [""]), judge=each_sample_once),
    FunctionCase("epoch", "twelve samples in batches of four", epochs(12, 4, [""]), judge=each_sample_once),
    FunctionCase("shuffling", "three epochs, and the first once more with a new generator",
                 epochs(23, 4, ["", "", "", "2"]), judge=in_a_new_order),
    FunctionCase("data", "X and y stay as they were", epochs(22, 4, ["", ""]), judge=any_batches, kept=True),
))


def _cut(X, y, order, size):
    for begin in range(0, len(order), size):
        yield X[order[begin:begin + size]], y[order[begin:begin + size]]


def drops_what_is_left(X, y, batch_size, rng):
    """How many samples did you visit in an epoch? Try 10 samples in batches of 4."""
    order = rng.permutation(len(y))
    for k in range(len(y) // batch_size):
        chosen = order[k * batch_size:(k + 1) * batch_size]
        yield X[chosen], y[chosen]


def shuffles_x_and_y_apart(X, y, batch_size, rng):
    """Put y into X as one more column: does row i still belong together?"""
    one, other = rng.permutation(len(y)), rng.permutation(len(y))
    for begin in range(0, len(y), batch_size):
        yield X[one[begin:begin + batch_size]], y[other[begin:begin + batch_size]]


def shuffles_x_only(X, y, batch_size, rng):
    """Put y into X as one more column: does row i still belong together?"""
    order = rng.permutation(len(y))
    for begin in range(0, len(y), batch_size):
        yield X[order[begin:begin + batch_size]], y[begin:begin + batch_size]


def does_not_shuffle(X, y, batch_size, rng):
    """Print y of the first batch, in two epochs. Is there a permutation, and do you use it?"""
    return _cut(X, y, np.arange(len(y)), batch_size)


def seeds_a_generator_each_epoch(X, y, batch_size, rng):
    """Print the first batch of two epochs. Who should own the generator?"""
    return _cut(X, y, np.random.default_rng(0).permutation(len(y)), batch_size)


def asks_another_generator(X, y, batch_size, rng):
    """Make two generators with the same seed and an epoch with each: do you get the same batches?"""
    return _cut(X, y, np.random.permutation(len(y)), batch_size)


def shuffles_the_callers_x(X, y, batch_size, rng):
    """Is X still your X afterwards? And do its rows still belong to those of y?"""
    rng.shuffle(X)
    return _cut(X, y, np.arange(len(y)), batch_size)


def shuffles_the_callers_data(X, y, batch_size, rng):
    """Print X before and after an epoch. Who else holds this array?"""
    order = rng.permutation(len(y))
    X[:], y[:] = X[order], y[order]
    return [(X[begin:begin + batch_size].copy(), y[begin:begin + batch_size].copy()) for begin in range(0, len(y), batch_size)]


def draws_with_replacement(X, y, batch_size, rng):
    """An epoch visits each sample once. Count how often each one came."""
    for _ in range(0, len(y), batch_size):
        chosen = rng.choice(len(y), batch_size)
        yield X[chosen], y[chosen]


def forgets_the_stride_and_stops_at_full_batches(X, y, batch_size, rng):
    """How many batches are there in one epoch, and how many have you?"""
    order = rng.permutation(len(y))
    for begin in range(len(y) - batch_size + 1):
        yield X[order[begin:begin + batch_size]], y[order[begin:begin + batch_size]]


def forgets_the_stride(X, y, batch_size, rng):
    """How many batches are there in one epoch, and how many have you?"""
    order = rng.permutation(len(y))
    for begin in range(len(y)):
        yield X[order[begin:begin + batch_size]], y[order[begin:begin + batch_size]]


def stops_one_batch_early(X, y, batch_size, rng):
    """Try 12 samples in batches of 4. Does the last batch come?"""
    order = rng.permutation(len(y))
    for begin in range(0, len(y) - batch_size, batch_size):
        yield X[order[begin:begin + batch_size]], y[order[begin:begin + batch_size]]


def cuts_each_batch_short(X, y, batch_size, rng):
    """Is the end of a slice included?"""
    order = rng.permutation(len(y))
    for begin in range(0, len(y), batch_size):
        yield X[order[begin:begin + batch_size - 1]], y[order[begin:begin + batch_size - 1]]


def ends_with_an_empty_batch(X, y, batch_size, rng):
    """Try 12 samples in batches of 4. What is in the last batch?"""
    order = rng.permutation(len(y))
    for k in range(len(y) // batch_size + 1):
        yield X[order[k * batch_size:(k + 1) * batch_size]], y[order[k * batch_size:(k + 1) * batch_size]]


def permutes_the_features(X, y, batch_size, rng):
    """Which axis is that of the samples?"""
    order = rng.permutation(X.shape[1])
    while (order == np.arange(X.shape[1])).all():
        order = rng.permutation(X.shape[1])
    return _cut(X[:, order], y, rng.permutation(len(y)), batch_size)


def centres_the_features(X, y, batch_size, rng):
    """Are the rows that you give rows of X? Compare one."""
    return _cut(X - X.mean(axis=0), y, rng.permutation(len(y)), batch_size)


def takes_the_first_batch_always(X, y, batch_size, rng):
    """Does the number of the batch occur in your slice?"""
    order = rng.permutation(len(y))
    for _ in range(0, len(y), batch_size):
        yield X[order[:batch_size]], y[order[:batch_size]]


def fills_the_last_batch_up(X, y, batch_size, rng):
    """May the last batch be smaller? Count how often each sample came."""
    order = rng.permutation(len(y))
    return _cut(X, y, np.concatenate([order, order[:-len(y) % batch_size]]), batch_size)


def indexes_with_none(X, y, batch_size, rng):
    """What does `shuffle` return?"""
    order = rng.shuffle(np.arange(len(y)))
    yield X[order], y[order]


def gives_all_at_once(X, y, batch_size, rng):
    """How many samples are in your first batch?"""
    order = rng.permutation(len(y))
    yield X[order], y[order]


def gives_one_at_a_time(X, y, batch_size, rng):
    """How many samples are in your first batch?"""
    return _cut(X, y, rng.permutation(len(y)), 1)


def returns_in_the_loop(X, y, batch_size, rng):
    """What does `return` do to the loop that contains it?"""
    order = rng.permutation(len(y))
    for begin in range(0, len(y), batch_size):
        chosen = order[begin:begin + batch_size]
        return [(X[chosen], y[chosen])]


def returns_the_first_batch(X, y, batch_size, rng):
    """What does `return` do to the loop that contains it, and what does `yield`?"""
    order = rng.permutation(len(y))
    for begin in range(0, len(y), batch_size):
        chosen = order[begin:begin + batch_size]
        return X[chosen], y[chosen]


def gives_x_only(X, y, batch_size, rng):
    """What does a loss need besides the features?"""
    return (batch for batch, _ in _cut(X, y, rng.permutation(len(y)), batch_size))


def swaps_x_and_y(X, y, batch_size, rng):
    """In which order are the two parts of a batch asked for?"""
    return ((targets, rows) for rows, targets in _cut(X, y, rng.permutation(len(y)), batch_size))


def shuffles_the_batches_only(X, y, batch_size, rng):
    """Which samples can meet in a batch? Compare the batches of two epochs."""
    begins = rng.permutation(np.arange(0, len(y), batch_size))
    for begin in sorted(begins, key=lambda begin: (begin + batch_size > len(y), list(begins).index(begin))):
        yield X[begin:begin + batch_size], y[begin:begin + batch_size]


def shuffles_inside_the_batches_only(X, y, batch_size, rng):
    """Which samples can meet in a batch? Compare the batches of two epochs."""
    for begin in range(0, len(y), batch_size):
        chosen = begin + rng.permutation(min(batch_size, len(y) - begin))
        yield X[chosen], y[chosen]


def shuffles_full_batches_only(X, y, batch_size, rng):
    """Print the last batch of a few epochs. Which samples can be in it, and how many numbers do you shuffle?"""
    full = len(y) // batch_size * batch_size
    return _cut(X, y, np.concatenate([rng.permutation(full), np.arange(full, len(y))]), batch_size)


def never_ends(X, y, batch_size, rng):
    """When does an epoch end?"""
    while True:
        yield from _cut(X, y, rng.permutation(len(y)), batch_size)


def puts_what_is_left_first(X, y, batch_size, rng):
    """Which batch may be smaller, the first or the last?"""
    order, rest = rng.permutation(len(y)), len(y) % batch_size
    if rest:
        yield X[order[:rest]], y[order[:rest]]
    yield from _cut(X, y, order[rest:], batch_size)


def adds_what_is_left_to_the_last(X, y, batch_size, rng):
    """May a batch be larger than asked for?"""
    order = rng.permutation(len(y))
    for k in range(max(1, len(y) // batch_size)):
        end = len(y) if k == len(y) // batch_size - 1 else (k + 1) * batch_size
        yield X[order[k * batch_size:end]], y[order[k * batch_size:end]]
