"""A public check in one line, for functions and for values that are worked out by hand."""
from .check import CROSS, TICK, CheckFailed


def expect(good, sentence):
    """Prints the sentence with a tick where `good` is true, and with a cross where it is not. Raises CheckFailed there.

    good: a condition, as Python or NumPy gives it. sentence: what a right answer has, in one sentence.
    """
    print(TICK if good else CROSS, sentence)
    if not good:
        raise CheckFailed("one property does not hold yet", [sentence])
