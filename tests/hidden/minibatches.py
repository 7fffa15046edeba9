"""What a submitted mini-batch iterator is judged by, and the mistakes that students make.

Any order will do, so the cases do not compare with the reference: they look each row up in the data that were given.
"""
import numpy as np

from grader.compare import Items, joined
from grader.functions import FunctionCase, FunctionExercise, array, calls, thing
from reference_solutions.minibatches import minibatches


def _epochs(n, batch_size, generators):
    """A call for each epoch. generators: names, equal ones for one generator with data of its own; all have one seed."""
    def inputs(rng):
        seed, X, y = {"rng": int(rng.integers(1000))}, rng.uniform(-5.0, 5.0, (n, 3)), rng.uniform(10.0, 20.0, n)
        things = {f"{name}{own}": spec for own in set(generators)
                  for name, spec in (("X", array(X)), ("y", array(y)), ("rng", seed))}
        return calls(*([thing(f"X{own}"), thing(f"y{own}"), batch_size, thing(f"rng{own}")] for own in generators), **things)
    return inputs


def _batches(inputs, result):
    """[numbers of the samples in a batch, ...] of one epoch, or the finding where that cannot be told."""
    X, y = (np.array(inputs["things"][name]["array"]) for name in ("X", "y"))
    if not isinstance(result, Items):
        return "What came back cannot be gone through batch by batch.", "Is there a `yield` in it, or a list at its end?"
    if result.more:
        return "The batches do not come to an end.", "When does an epoch end?"
    parts = [joined(part) for part in result]
    if len(parts) == 2 and None not in [part if part is None else True for part in parts] and parts[0].shape[1:] == X.shape[1:] \
            and parts[1].shape == parts[0].shape[:1]:
        return "What came back is a single batch, and not one batch after the other.", "How often does your code come to its `return`?"
    batches = []
    for number, batch in enumerate(result, 1):
        parts = [joined(part) for part in batch] if isinstance(batch, Items) and len(batch) == 2 else [None]
        if None in [part if part is None else True for part in parts]:
            return f"Batch {number} is not a pair of arrays.", "Each batch has two parts: the rows of X, and the numbers of y."
        rows, targets = parts
        if targets.size == 0:
            return f"Batch {number} is empty.", "What is the mean of an empty batch? Try 12 samples in batches of 4."
        if rows.shape != (targets.size, X.shape[1]) or targets.ndim != 1:
            return (f"Batch {number} has parts of the shapes {rows.shape} and {targets.shape}.",
                    "A batch of b samples has the shapes (b, features) and (b,). Print them.")
        found = [np.flatnonzero((X == row).all(axis=1)) for row in rows]
        if not all(len(places) for places in found):
            return f"Batch {number} holds rows that are not in X.", "Which axis is that of the samples? Print a row."
        numbers = [int(places[0]) for places in found]
        in_order = np.array_equal(targets, y[(number - 1) * targets.size:][:targets.size])
        if in_order and not np.array_equal(y[numbers], targets):
            return f"In batch {number}, the rows of X are in a new order, and y in the old one.", "What has to move together?"
        if not np.array_equal(y[numbers], targets):
            return f"In batch {number}, rows of X have the y of other rows.", "Put y into X as one more column."
        batches.append(numbers)
    return batches


def _each_sample_once(inputs, results):
    batches = _batches(inputs, results[0])
    if isinstance(batches, tuple):
        return batches
    n, size = len(inputs["things"]["y"]["array"]), inputs["calls"][0]["args"][2]
    taken, sizes = [number for batch in batches for number in batch], [len(batch) for batch in batches]
    told = f"with batches of the sizes {', '.join(map(str, sizes)) or 'none'} for {n} samples"
    if len(set(taken)) < n:
        again = " and others came twice" if len(taken) > len(set(taken)) else ""
        return (f"In one epoch, {told}, {n - len(set(taken))} samples never came{again}.",
                "How many samples did you visit? Try 10 samples in batches of 4.")
    if len(taken) > n:
        return f"In one epoch, {told}, some samples came again.", "An epoch visits each sample once. How many batches are there?"
    if sizes != [size] * (n // size) + [n % size] * (n % size > 0):
        return f"The epoch came {told}, where {size} are asked for.", "All batches are full but the last, which has what is left."
    return None


def _in_a_new_order(inputs, results):
    epochs = [_batches(inputs, result) for result in results]
    problem = next((epoch for epoch in epochs if isinstance(epoch, tuple)), None)
    if problem:
        return problem
    first, second, third, again = ([number for batch in epoch for number in batch] for epoch in epochs)
    if first == sorted(first) or second == sorted(second):
        return "The samples came in the order of X.", "Print the first batch of an epoch. Where is the shuffle?"
    if first == second:
        return "Two epochs had the same order.", "Who should own the generator, and who seeds it?"
    if set(map(frozenset, epochs[0])) == set(map(frozenset, epochs[1])):
        return (f"Two epochs had the same batches, {'' if set(epochs[0][0]) == set(epochs[1][0]) else 'if in another order'}."
                .replace(", .", ", one after the other."), "Which samples can meet in a batch? It should be any.")
    if len({frozenset(epoch[-1]) for epoch in epochs[:3]}) == 1:
        return "The last batch had the same samples in three epochs.", "Which samples can meet in the last batch? It should be any."
    if first != again:
        return ("Two generators of the same seed did not give the same order.",
                "Which generator decides on the order in your code, the one that it was given?")
    return None


def _any_batches(inputs, results):
    """What an epoch must give so that it means something that the data stayed as they were."""
    if not all(isinstance(result, Items) and result and not result.more for result in results):
        return "No batches came, or without end.", "Go through an epoch with `for`, and print what comes."
    return None


EXERCISE = FunctionExercise("minibatches", minibatches, (
    FunctionCase("epoch", "ten samples in batches of four", _epochs(10, 4, [""]), judge=_each_sample_once),
    FunctionCase("epoch", "twelve samples in batches of four", _epochs(12, 4, [""]), judge=_each_sample_once),
    FunctionCase("shuffling", "three epochs, and the first once more with a new generator",
                 _epochs(23, 4, ["", "", "", "2"]), judge=_in_a_new_order),
    FunctionCase("data", "X and y stay as they were", _epochs(22, 4, ["", ""]), judge=_any_batches, kept=True),
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
