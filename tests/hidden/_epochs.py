"""Epochs of mini-batches: how their data are drawn, and whether what comes back is one.

Any order will do, so the cases do not compare with the reference: they look each row up in the data that were given.
"""
import numpy as np

from grader.compare import Items, joined
from grader.functions import array, calls, thing


def epochs(n, batch_size, generators):
    """A call for each epoch. generators: names, equal ones for one generator with data of its own; all have one seed."""
    def inputs(rng):
        seed, X, y = {"rng": int(rng.integers(1000))}, rng.uniform(-5.0, 5.0, (n, 3)), rng.uniform(10.0, 20.0, n)
        things = {f"{name}{own}": spec for own in set(generators)
                  for name, spec in (("X", array(X)), ("y", array(y)), ("rng", seed))}
        return calls(*([thing(f"X{own}"), thing(f"y{own}"), batch_size, thing(f"rng{own}")] for own in generators), **things)
    return inputs


def batches_of(inputs, result):
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


def each_sample_once(inputs, results):
    batches = batches_of(inputs, results[0])
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


def in_a_new_order(inputs, results):
    epochs = [batches_of(inputs, result) for result in results]
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


def any_batches(inputs, results):
    """What an epoch must give so that it means something that the data stayed as they were."""
    if not all(isinstance(result, Items) and result and not result.more for result in results):
        return "No batches came, or without end.", "Go through an epoch with `for`, and print what comes."
    return None
